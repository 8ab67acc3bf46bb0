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
});
