import type { Histogram } from "@overwatch/core/hist";
import { type BuildOptions, build } from "./build.js";

/** A 1-D histogram with the same content in each of `nbins` bins. */
export function flat(name: string, nbins: number, content: number, options: BuildOptions = {}): Histogram<1> {
  return build<1>(name, [nbins], () => content, options);
}
