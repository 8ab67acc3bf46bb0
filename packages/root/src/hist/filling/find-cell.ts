import { canExtend, isAlphanumeric } from "../axis/axis-flags.js";
import { findBin } from "../axis/find-bin.js";
import { axisAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { extendAxis } from "./extend-axis.js";

/** Number of the bin for `x`; an axis that may grow does so first. Source: TAxis::FindBin(x). */
export function findOrExtendBin(draft: Draft, index: number, x: number): number {
  const axis = axisAt(draft, index);
  const bin = findBin(axis, x);
  if (bin >= 1 && bin <= axis.nbins) return bin;
  if (!canExtend(axis) || isAlphanumeric(axis)) return bin;
  extendAxis(draft, index, x);
  return findBin(axisAt(draft, index), x);
}
