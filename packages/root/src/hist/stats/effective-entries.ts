import type { Celled } from "../types.js";
import { axisSums, effectiveFromSums } from "./moments.js";

/** Number of unweighted entries of the same statistical power: (sum w)^2 / sum w^2. Source: TH1::GetEffectiveEntries. */
export function effectiveEntries(hist: Celled): number {
  return effectiveFromSums(axisSums(hist, "x"));
}
