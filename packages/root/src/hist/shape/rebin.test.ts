import { describe, expect, it } from "vitest";
import { createHistogram } from "../filling/create-histogram.js";
import { fillMany } from "../filling/fill.js";
import { rebin } from "./rebin.js";

const axis = { nbins: 4, min: 0, max: 4 };

describe("rebin", () => {
  it("forgets the error below both axes, as ROOT 6.40 does", () => {
    const empty = createHistogram({ name: "h", axes: [axis, axis], storage: "float64", weighted: true });
    const hist = fillMany(empty, [
      [-1, -1],
      [-1, -1],
    ]);
    const { contents, sumw2 } = rebin(hist, { x: 2 });
    expect([hist.sumw2?.[0], contents[0], sumw2?.[0]]).toEqual([2, 2, 0]);
  });

  it("puts into the corners of three axes what ROOT 6.40 does in place", () => {
    const empty = createHistogram({ name: "h", axes: [axis, axis, axis], storage: "float64" });
    // The overflow of x beside the underflow of the others is lost: its cell is sought with the new number of bins.
    const lost = rebin(fillMany(empty, [[9, -1, -1]]), { x: 2 });
    expect([...lost.contents].some((content) => content !== 0)).toBe(false);
    // What is found there instead is counted twice.
    const twice = rebin(fillMany(empty, [[1.5, -1, -1]]), { x: 4 });
    expect([...twice.contents.slice(0, 3)]).toEqual([0, 1, 1]);
  });
});
