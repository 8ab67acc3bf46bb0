import type { Dimension, Histogram } from "@overwatch/core/hist";
import { type BinsByDimension, type BuildOptions, build, type ContentAt } from "./build.js";

/**
 * A histogram whose contents a function tells, bin by bin; indices count from 0.
 *
 * @param bins - number of bins per axis: their count is the dimension.
 * @example fromFunction("tracks", [160, 30, 50], (x, y, z) => (z < 25 ? 1 : 0), { y: { min: -1.5, max: 1.5 } })
 */
export function fromFunction(
  name: string,
  bins: BinsByDimension[1],
  contentAt: ContentAt,
  options?: BuildOptions,
): Histogram<1>;
export function fromFunction(
  name: string,
  bins: BinsByDimension[2],
  contentAt: ContentAt,
  options?: BuildOptions,
): Histogram<2>;
export function fromFunction(
  name: string,
  bins: BinsByDimension[3],
  contentAt: ContentAt,
  options?: BuildOptions,
): Histogram<3>;
export function fromFunction(
  name: string,
  bins: BinsByDimension[Dimension],
  contentAt: ContentAt,
  options: BuildOptions = {},
): Histogram {
  return build<Dimension>(name, bins, contentAt, options);
}
