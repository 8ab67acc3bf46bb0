import type { Histogram } from "@overwatch/core/hist";
import { type BuildOptions, build } from "./build.js";

/**
 * A 1-D histogram from the contents of its bins, under- and overflow left out.
 *
 * @example h1("hits/all", [5, 0, 5, 5])
 */
export function h1(name: string, contents: readonly number[], options: BuildOptions = {}): Histogram<1> {
  return build<1>(name, [contents.length], (x) => contents[x] ?? 0, options);
}
