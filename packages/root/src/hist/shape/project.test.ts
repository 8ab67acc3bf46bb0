import { describe, expect, it } from "vitest";
import { createHistogram } from "../filling/create-histogram.js";
import { fillMany } from "../filling/fill.js";
import { mean } from "../stats/mean.js";
import { project } from "./project.js";

const axis = { nbins: 2, min: 0, max: 2 };
const cube = createHistogram({ name: "h", axes: [axis, axis, axis] });

describe("project", () => {
  it("carries stored sums over when as much is left out as lies beyond the kept axis, as ROOT 6.40 does", () => {
    // One point outside of the bins of x, one in the overflow of y: the total is that of the stored sums by chance.
    const hist = fillMany(cube, [
      [0.2, 0.3, 0.1],
      [1.2, 1.4, 0.1],
      [1.6, 5, 0.1],
    ]);
    const { stats, entries } = project(hist, "y", { x: [2, 2], z: [1, 2] });
    expect([[...stats], entries]).toEqual([[2, 2, 1.7, 0.3 * 0.3 + 1.4 * 1.4], 3]);
  });

  it("takes sums from the bins when something is left out", () => {
    const hist = fillMany(cube, [
      [0.2, 0.3, 0.1],
      [1.2, 1.4, 0.1],
    ]);
    expect(mean(project(hist, "y", { x: [2, 2], z: [1, 2] }))).toBe(1.5);
  });
});
