import type { Histogram } from "@overwatch/core/hist";
import { type BuildOptions, build } from "./build.js";
import { createRandom } from "./random.js";

/** Of what a gaussian histogram is filled, and into how many bins. */
export interface Gaussian {
  readonly entries: number;
  readonly mean: number;
  readonly sigma: number;
  readonly nbins: number;
  /** The same seed gives the same histogram. Default 1. */
  readonly seed?: number;
}

/** A 1-D histogram filled with normally distributed random values; those outside of the axis are lost. */
export function gaussian(name: string, of: Gaussian, options: BuildOptions = {}): Histogram<1> {
  const { min = 0, max = of.nbins } = options.x ?? {};
  const random = createRandom(of.seed ?? 1);
  const contents = new Float64Array(of.nbins);
  for (let entry = 0; entry < of.entries; entry++) {
    const value = of.mean + of.sigma * normal(random);
    const bin = Math.floor(((value - min) * of.nbins) / (max - min));
    if (bin >= 0 && bin < of.nbins) contents[bin] = (contents[bin] ?? 0) + 1;
  }
  return build<1>(name, [of.nbins], (x) => contents[x] ?? 0, options);
}

/** Box and Muller's transformation of two uniform values. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
