import type { Histogram } from "@overwatch/core/hist";
import { type BuildOptions, build } from "./build.js";

/**
 * A 2-D histogram from rows of contents: the first row is the lowest bin of y.
 *
 * @example h2("map", [[1, 0], [0, 4]])
 */
export function h2(name: string, rows: readonly (readonly number[])[], options: BuildOptions = {}): Histogram<2> {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return build<2>(name, [columns, rows.length], (x, y) => rows[y]?.[x] ?? 0, options);
}
