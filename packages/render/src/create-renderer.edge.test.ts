import { emptyCanvas } from "@overwatch/core";
import { createHistogram, fillMany } from "@overwatch/core/hist";
import { stringifyJsroot } from "@overwatch/core/root";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "./create-renderer.js";
import { type JsrootObject, toDrawing } from "./drawing/index.js";

const renderer = createRenderer();
afterAll(() => renderer.close());

const hist = fillMany(
  createHistogram({ name: "h", title: "<script>alert(1)</script>", axes: [{ nbins: 8, min: 0, max: 8 }] }),
  [1, 2, 2, 5],
);
const object = JSON.parse(stringifyJsroot(hist)) as JsrootObject;
const canvas = {
  ...emptyCanvas,
  showTitle: true,
  x: { title: "energy (GeV)", grid: true },
  y: { log: true },
  overlays: [{ type: "line", from: [0, 1], to: [8, 1], color: "red" }] as const,
};
const draw = (format: "svg" | "png", main = object) =>
  renderer.draw({ drawing: toDrawing(main, canvas), format, width: 400, height: 300 });

describe("createRenderer", () => {
  it("draws an SVG with titles as text, never as elements", async () => {
    const svg = new TextDecoder().decode(await draw("svg"));
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain("energy (GeV)");
    expect(svg).not.toContain("<script");
  });

  it("draws a PNG of the size that was asked for", async () => {
    const png = Buffer.from(await draw("png"));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([400, 300]);
  });

  it("draws what is asked for at once, one after the other", async () => {
    const all = await Promise.all([draw("svg"), draw("svg"), draw("svg")]);
    expect(all.every(({ length }) => length > 1000)).toBe(true);
  });

  it("says what could not be drawn, and goes on", async () => {
    await expect(draw("svg", { _typename: "TNothing", fName: "n" })).rejects.toMatchObject({ code: "DRAWING_FAILED" });
    expect((await draw("svg")).length).toBeGreaterThan(1000);
  });
});
