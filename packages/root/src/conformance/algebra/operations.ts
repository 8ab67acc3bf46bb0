import { arithmetic } from "./arithmetic.js";
import { comparisons } from "./comparisons.js";
import { labels } from "./labels.js";
import { measures } from "./measures.js";
import type { Operation } from "./operation.js";
import { profiles } from "./profiles.js";
import { projections } from "./projections.js";
import { rebinning } from "./rebinning.js";
import { sequence } from "./sequence.js";
import { shapes } from "./shapes.js";

/** All operations of the goldens by name. */
export const operations: Readonly<Record<string, Operation>> = {
  ...arithmetic,
  ...measures,
  ...projections,
  ...rebinning,
  ...shapes,
  ...labels,
  ...profiles,
  ...comparisons,
  Sequence: sequence,
};
