import type { CellsView } from "../cells/cells-view.js";
import { isEmpty } from "../cells/is-empty.js";
import type { Axis } from "../types.js";
import { binWidth } from "./bin-edges.js";

/** How far apart the axes of two histograms are, in ROOT's order of severity. */
export type AxesDifference = "none" | "labels" | "bin-limits" | "axis-limits" | "bins" | "dimension";

const tolerance = 1e-10;

/** Source: TH1::CheckConsistency. Labels count only if neither histogram is empty. */
export function compareAxes(first: CellsView, second: CellsView): AxesDifference {
  if (first === second) return "none";
  if (first.axes.length !== second.axes.length) return "dimension";
  const pairs = first.axes.map((axis, index) => [axis, second.axes[index] ?? axis] as const);
  if (pairs.some(([a, b]) => a.nbins !== b.nbins)) return "bins";
  if (!pairs.every(([a, b]) => haveSameLimits(a, b))) return "axis-limits";
  if (!pairs.every(([a, b]) => haveSameEdges(a, b))) return "bin-limits";
  const compareLabels = !isEmpty(first) && !isEmpty(second);
  return compareLabels && !pairs.every(([a, b]) => haveSameLabels(a, b)) ? "labels" : "none";
}

/** Limits agree within 1e-10 of the first and of the last bin's width. */
export function haveSameLimits(a: Axis, b: Axis): boolean {
  return isClose(a.min, b.min, tolerance * binWidth(a, 1)) && isClose(a.max, b.max, tolerance * binWidth(a, a.nbins));
}

/** Only asked of axes whose first one has edges: uniform bins follow from the limits. */
export function haveSameEdges(a: Axis, b: Axis): boolean {
  const { edges } = a;
  if (edges === undefined) return true;
  if (b.edges?.length !== edges.length) return false;
  for (let i = 0; i < edges.length; i++) {
    if (!isClose(edges[i] ?? 0, b.edges[i] ?? 0, tolerance * binWidth(a, i))) return false;
  }
  return true;
}

function haveSameLabels(a: Axis, b: Axis): boolean {
  if (a.labels === undefined || b.labels === undefined) return a.labels === b.labels;
  if (a.labels.size !== b.labels.size) return false;
  for (const [bin, label] of a.labels) {
    if ((b.labels.get(bin) ?? "") !== label) return false;
  }
  return true;
}

const smallestNormal = 2.2250738585072014e-308;

/** TMath::AreEqualAbs. */
function isClose(a: number, b: number, distance: number): boolean {
  const difference = Math.abs(a - b);
  return difference < distance || difference < smallestNormal;
}
