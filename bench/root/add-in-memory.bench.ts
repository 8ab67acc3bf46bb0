// Adds in memory: 20 histograms of 1000 x 1000 float32 cells, as input C of the baselines. Prints million cells per second, best of the repetitions.
// Usage: npx vitest bench --run bench/root/add-in-memory.bench.ts
import { bench, describe } from "vitest";
import { add, createHistogram, type Histogram, merge, scale } from "../../packages/root/src/hist/index.js";

const axis = { nbins: 1000, min: 0, max: 1 } as const;
const empty = createHistogram({ name: "c", axes: [axis, axis], storage: "float32" });
const filled = (factor: number): Histogram<2> => ({
  ...empty,
  contents: Float32Array.from(empty.contents, (_, cell) => factor * (cell % 17)),
  entries: 1000,
  stats: Float64Array.of(1, 1, 1, 1, 1, 1, 1),
});
const [a, b] = [filled(1), filled(2)];

describe("1000 x 1000 float32 cells", () => {
  bench("add", () => {
    add(a, b);
  });
  bench("subtract", () => {
    add(a, b, -1);
  });
  bench("merge", () => {
    merge([a, b]);
  });
  bench("scale", () => {
    scale(a, 2);
  });
});
