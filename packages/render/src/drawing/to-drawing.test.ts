import { emptyCanvas as empty } from "@overwatch/core";
import { createHistogram, fillMany, type Stack } from "@overwatch/core/hist";
import { stringifyJsroot } from "@overwatch/core/root";
import { describe, expect, it } from "vitest";
import type { JsrootObject } from "./drawing.js";
import { toDrawing } from "./to-drawing.js";

const h1 = fillMany(createHistogram({ name: "h", title: "Hits", axes: [{ nbins: 10, min: 0, max: 10 }] }), [1, 2, 2]);
const h2 = createHistogram({
  name: "m",
  title: "Map",
  axes: [
    { nbins: 4, min: 0, max: 4 },
    { nbins: 4, min: 0, max: 4 },
  ],
});
const stack: Stack = { kind: "stack", name: "s", title: "Two", members: [h1, h1] };
const json = (object: Parameters<typeof stringifyJsroot>[0]) => JSON.parse(stringifyJsroot(object)) as JsrootObject;

describe("toDrawing", () => {
  it.each([
    ["a 1-D histogram", h1, {}, {}, "hist"],
    ["a 2-D histogram", h2, {}, {}, "colz"],
    ["what the canvas says", h2, { drawOptions: "box", z: { log: true } }, {}, "box,logz"],
    [
      "what somebody chose, against the canvas",
      h1,
      { y: { log: true, grid: true } },
      { logY: false, option: "e" },
      "e,gridy",
    ],
    ["grids on both axes", h1, {}, { grid: true }, "hist,gridx,gridy"],
  ])("chooses the option of %s", (_what, hist, canvas, view, option) => {
    expect(toDrawing(json(hist), { ...empty, ...canvas }, view).option).toBe(option);
  });

  it("takes titles, statistics and ranges from the canvas, and leaves the object alone", () => {
    const object = json(h1);
    const before = JSON.stringify(object);
    const canvas = {
      ...empty,
      showStats: false,
      x: { title: "cm", range: [2, 5] as const },
      y: { range: [0, 9] as const },
    };
    const { main } = toDrawing(object, canvas);
    expect(main).toMatchObject({ fTitle: "", fMinimum: 0, fMaximum: 9, fXaxis: { fTitle: "cm", fFirst: 3, fLast: 5 } });
    expect(Number(main["fBits"]) & 512).toBe(512);
    expect(Number((main["fXaxis"] as JsrootObject)["fBits"]) & 2048).toBe(2048);
    expect(JSON.stringify(object)).toBe(before);
  });

  it("colours the members of a stack and gives it the titles of its axes", () => {
    const { main } = toDrawing(json(stack), { ...empty, x: { title: "cm" }, members: [{ color: "red" }] });
    const members = (main["fHists"] as { arr: JsrootObject[] }).arr;
    expect(members.map(({ fLineColor }) => fLineColor)).toEqual([632, 807]);
    expect(main["fHistogram"]).toMatchObject({ fXaxis: { fTitle: "cm" } });
  });

  it("makes ROOT's objects of what lies on top", () => {
    const { overlays } = toDrawing(json(h1), {
      ...empty,
      overlays: [
        { type: "line", from: [0, 1], to: [9, 1], color: "red" },
        { type: "box", in: "pad", from: [0.1, 0.1], to: [0.2, 0.2] },
        { type: "text", at: [1, 2], lines: ["one"] },
        { type: "text", in: "pad", at: [0.5, 0.9], lines: ["one", "two"], border: 1 },
        { type: "axis", from: [0, 0], to: [9, 0], labels: [0, 1], side: "above" },
      ],
    });
    expect(overlays.map(({ object }) => object._typename)).toEqual(["TLine", "TBox", "TLatex", "TPaveText", "TGaxis"]);
    expect(overlays[0]?.object).toMatchObject({ fX1: 0, fY1: 1, fX2: 9, fY2: 1, fLineColor: 632 });
    expect(Number(overlays[1]?.object["fBits"]) & (1 << 14)).not.toBe(0);
  });
});
