import type { Axis } from "../types.js";

/**
 * Lower edge of a bin. Outside 1..nbins, and on an axis with uniform bins, it follows from the uniform width.
 * Source: TAxis::GetBinLowEdge.
 */
export function binLowEdge(axis: Axis, bin: number): number {
  const own = hasOwnEdges(axis, bin) ? axis.edges?.[bin - 1] : undefined;
  return own ?? axis.min + (bin - 1) * uniformWidth(axis);
}

/** Upper edge of a bin; see `binLowEdge`. Source: TAxis::GetBinUpEdge. */
export function binUpEdge(axis: Axis, bin: number): number {
  const own = hasOwnEdges(axis, bin) ? axis.edges?.[bin] : undefined;
  return own ?? axis.min + bin * uniformWidth(axis);
}

/** Centre of a bin; see `binLowEdge`. Source: TAxis::GetBinCenter. */
export function binCenter(axis: Axis, bin: number): number {
  if (!hasOwnEdges(axis, bin)) return axis.min + (bin - 0.5) * uniformWidth(axis);
  const low = binLowEdge(axis, bin);
  return low + 0.5 * (binUpEdge(axis, bin) - low);
}

/** Width of a bin; outside 1..nbins the uniform width. Source: TAxis::GetBinWidth since ROOT 6.34. */
export function binWidth(axis: Axis, bin: number): number {
  if (axis.nbins <= 0) return 0;
  return hasOwnEdges(axis, bin) ? binUpEdge(axis, bin) - binLowEdge(axis, bin) : uniformWidth(axis);
}

function hasOwnEdges(axis: Axis, bin: number): boolean {
  return axis.edges !== undefined && bin >= 1 && bin <= axis.nbins;
}

function uniformWidth(axis: Axis): number {
  return (axis.max - axis.min) / axis.nbins;
}
