/** What remembers: the index of the reports, which can be made again from them, and what people said, which cannot. */
export type { AlarmBook, AlarmChanges, OutboxMessage } from "./alarm-book.js";
export { allDecisions } from "./all-decisions.js";
export type { Decision, NewDecision } from "./decision.js";
export { layOutReferences } from "./lay-out-references.js";
export { type Actor, type AlarmName, acknowledgeAlarm, listMutes, muteAlarm, unmuteAlarm } from "./mutes.js";
export { openState } from "./open-state.js";
export { type OpenedStore, type OpenStoreOptions, openStore } from "./open-store.js";
export type { FrozenReference, FrozenReferences } from "./references.js";
export type {
  NewRequest,
  RequestAnswer,
  RequestFilter,
  RequestStatus,
  Requests,
  StoredRequest,
} from "./requests.js";
export type { DecisionFilter, State } from "./state.js";
