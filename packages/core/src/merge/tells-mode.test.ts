import { createHistogram, fillMany } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { cellFell, isCumulative } from "./tells-mode.js";

const hist = (points: readonly number[], nbins = 2) =>
  fillMany(createHistogram({ name: "h", axes: [{ nbins, min: 0, max: 2 }] }), points);

describe("cellFell", () => {
  it.each([
    { name: "more", before: [0.5], after: [0.5, 1.5], fell: false },
    { name: "as many, elsewhere", before: [0.5], after: [1.5], fell: true },
    { name: "more in all, less in one", before: [0.5, 0.5], after: [0.5, 1.5, 1.5], fell: true },
    { name: "nothing before", before: [], after: [0.5], fell: undefined },
  ])("$name", ({ before, after, fell }) => {
    expect(cellFell(hist(before), hist(after))).toBe(fell);
  });

  it("says nothing of another binning", () => {
    expect(cellFell(hist([0.5]), hist([0.5], 3))).toBeUndefined();
  });
});

describe("isCumulative", () => {
  const pair = (fell: number, compared = 100) => ({ compared, fell });
  it.each([
    { name: "one file", pairs: [], answer: true },
    { name: "counts that grow", pairs: [pair(0), pair(0)], answer: true },
    { name: "some odd histograms", pairs: [pair(5), pair(3)], answer: true },
    { name: "a receiver that began again once", pairs: [pair(0), pair(98), pair(0)], answer: true },
    { name: "files of one interval", pairs: [pair(90), pair(95), pair(97)], answer: false },
    { name: "two files of one interval each", pairs: [pair(90)], answer: false },
    { name: "files without common histograms", pairs: [pair(0, 0), pair(0, 0)], answer: true },
  ])("$name: $answer", ({ pairs, answer }) => {
    expect(isCumulative(pairs)).toBe(answer);
  });
});
