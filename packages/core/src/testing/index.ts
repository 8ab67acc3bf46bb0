/** Layer 4. What tests of other packages need; the contract suites use vitest, which the caller brings. */
export { describeStore, type MakeStore, storeContract } from "./describe-store.js";
export { type SampleParts, sampleHist, sampleReport, sampleTrend } from "./sample-report.js";
export { type StoreClause, samplePublication } from "./store-contract/clause.js";
