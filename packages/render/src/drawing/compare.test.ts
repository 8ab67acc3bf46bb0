import { emptyCanvas } from "@overwatch/core";
import { describe, expect, it } from "vitest";
import type { JsrootObject } from "./drawing.js";
import { ratioOf } from "./ratio-of.js";
import { toDrawing } from "./to-drawing.js";
import { withOthers } from "./with-others.js";

function hist(values: readonly number[], more: object = {}): JsrootObject {
  const fXaxis = { fNbins: values.length - 2, fXmin: 0, fXmax: 1, fXbins: [] };
  return { _typename: "TH1F", fName: "h", fTitle: "", fXaxis, fYaxis: { fTitle: "" }, fArray: values, ...more };
}

describe("ratioOf", () => {
  it("divides cell by cell, with errors of independent counts, and leaves empty what cannot be divided", () => {
    const ratio = ratioOf(hist([9, 4, 8, 3, 9]), hist([9, 2, 4, 0, 9]), { title: "a / b" });
    expect(ratio).toMatchObject({ _typename: "TH1D", fArray: [0, 2, 2, 0, 0], fYaxis: { fTitle: "a / b" } });
    expect(ratio?.["fSumw2"]).toEqual([0, 4 / 4 + (16 * 2) / 16, 8 / 16 + (64 * 4) / 256, 0, 0]);
  });

  it("scales the other to the same sum first", () => {
    expect(ratioOf(hist([0, 4, 8, 0]), hist([0, 1, 2, 0]), { normalise: true })?.["fArray"]).toEqual([0, 1, 1, 0]);
  });

  it("uses the squares of weights that are there", () => {
    const ratio = ratioOf(hist([0, 4, 0], { fSumw2: [0, 1, 0] }), hist([0, 2, 0], { fSumw2: [0, 0, 0] }));
    expect(ratio?.["fSumw2"]).toEqual([0, 0.25, 0]);
  });

  it("divides in two dimensions", () => {
    const flat = { _typename: "TH2F", fXaxis: { fNbins: 1 }, fYaxis: { fNbins: 1 }, fZaxis: {}, fTitle: "" };
    const at = (value: number) => ({ ...flat, fArray: [0, 0, 0, 0, value, 0, 0, 0, 0] });
    expect(ratioOf(at(6), at(3))).toMatchObject({ _typename: "TH2D", fArray: [0, 0, 0, 0, 2, 0, 0, 0, 0] });
  });

  it.each([
    ["another binning", hist([0, 1, 1, 0]), hist([0, 1, 0])],
    ["a profile", hist([0, 1, 0], { _typename: "TProfile" }), hist([0, 1, 0], { _typename: "TProfile" })],
    ["a stack", { _typename: "THStack" }, hist([0, 1, 0])],
    ["contents that are not whole", hist([0, 1, 0], { fArray: [1] }), hist([0, 1, 0])],
  ])("does not divide %s", (_what, a, b) => {
    expect(ratioOf(a, b)).toBeUndefined();
  });
});

describe("withOthers", () => {
  const drawing = toDrawing(hist([0, 1, 2, 0]), emptyCanvas);

  it("lays others over it with a legend, and makes room for the highest", () => {
    const { main, overlays } = withOthers(drawing, {
      label: "run 2",
      others: [{ label: "run 1", object: hist([0, 5, 5, 0]) }],
    });
    expect(main["fMaximum"]).toBeCloseTo(5.4);
    expect(overlays.map(({ object, option }) => [object._typename, option])).toEqual([
      ["TH1F", "hist,same"],
      ["TLegend", ""],
    ]);
    expect(JSON.stringify(overlays[1])).toContain('"fLabel":"run 1"');
  });

  it("scales others to the same sum when asked", () => {
    const other = { label: "run 1", object: hist([0, 4, 2, 0], { fSumw2: [0, 4, 2, 0] }) };
    const { overlays } = withOthers(drawing, { label: "", others: [other], normalise: true });
    expect(overlays[0]?.object).toMatchObject({ fArray: [0, 2, 1, 0], fSumw2: [0, 1, 0.5, 0] });
  });

  it("leaves what has two dimensions as it is", () => {
    const flat = toDrawing({ _typename: "TH2F", fArray: [] }, emptyCanvas);
    expect(withOthers(flat, { label: "", others: [{ label: "", object: hist([0, 1, 0]) }] })).toBe(flat);
  });
});

describe("a zoomed view", () => {
  it("shows the bins and heights that are wanted", () => {
    const { main } = toDrawing(hist([0, 1, 2, 3, 4, 0]), emptyCanvas, { zoom: [0.25, 0.75, 1, 3] });
    expect(main).toMatchObject({ fXaxis: { fFirst: 2, fLast: 3 }, fMinimum: 1, fMaximum: 3 });
  });
});
