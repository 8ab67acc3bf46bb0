import { describe, expect, it } from "vitest";
import { defineDetector, z } from "../index.js";
import { runDetector } from "../testing/bench/run-detector.js";
import { fromFunction } from "../testing/builders/from-function.js";
import { h1 } from "../testing/builders/h1.js";
import { h2 } from "../testing/builders/h2.js";
import { group } from "./group.js";
import { moduleGrid } from "./module-grid.js";
import { overlay } from "./overlays.js";
import { perEvent } from "./per-event.js";
import { projection } from "./projection.js";
import { stackOf } from "./stack-of.js";

const names = ["a_SM0", "a_SM1", "a_SM10", "a_SM11", "a_all"];

describe("groups", () => {
  const plugin = defineDetector({
    subsystem: "TST",
    title: "Test detector",
    histogramGroups: [
      moduleGrid({ name: "Modules", containing: "a_SM" }),
      group({ name: "Tracks", containing: ["pT_", "eta"], help: "Steep." }),
    ],
  });

  it("takes what contains a text", async () => {
    const hists = ["my_pT_x", "eta", "other", ...names].map((name) => h1(name, [1]));
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect([...bench.groups]).toEqual([
      ["Modules", ["a_SM0", "a_SM1", "a_SM10", "a_SM11"]],
      ["Tracks", ["eta", "my_pT_x"]],
    ]);
  });

  it.each([
    { name: "in pairs, highest on top", columns: 2, order: ["a_SM10", "a_SM11", "a_SM0", "a_SM1", "a_all"] },
    { name: "by number", columns: 4, order: ["a_SM0", "a_SM1", "a_SM10", "a_SM11", "a_all"] },
  ])("orders modules $name", ({ columns, order }) => {
    const grid = moduleGrid({ name: "Modules", containing: "a_SM", columns });
    expect(grid).toMatchObject({ layout: "grid", columns });
    expect(grid.sort?.([...names].reverse())).toEqual(order);
  });
});

describe("stackOf", () => {
  it.each([
    { name: "one partner", by: "B", partners: ["B_1"] },
    { name: "several", by: ["B", "C"], partners: ["B_1", "C_1"] },
  ] as const)("$name", ({ by, partners }) => {
    expect(stackOf({ match: "A_*", replace: "A", by }).with("A_1")).toEqual(partners);
  });
});

describe("projection", () => {
  const source = fromFunction("source", [2, 4, 3], (x, y, z) => 100 * x + 10 * y + z, { y: { min: -2, max: 2 } });

  it.each([
    { name: "whole", onto: "x", ranges: {}, contents: [192, 1392] },
    { name: "bins", onto: "x", ranges: { y: { bins: [1, 1] } }, contents: [3, 303] },
    { name: "coordinates", onto: "x", ranges: { y: { from: -2, to: -1 } }, contents: [3, 303] },
    { name: "the kept axis shrinks", onto: "z", ranges: { z: { bins: [2, 2] } }, contents: [528] },
  ] as const)("onto one axis: $name", async ({ onto, ranges, contents }) => {
    const plugin = defineDetector({
      subsystem: "TST",
      title: "Test detector",
      additionalHistograms: [projection({ name: "made", from: "source", onto, ranges })],
    });
    const bench = await runDetector(plugin, { files: [{ hists: [source] }] });
    expect(bench.failures).toEqual([]);
    expect([...bench.hist("made", "h1").hist.contents].slice(1, -1)).toEqual(contents);
  });

  it("onto two: the first is the vertical one", async () => {
    const plugin = defineDetector({
      subsystem: "TST",
      title: "Test detector",
      additionalHistograms: [projection({ name: (from) => `${from}_xz`, from: /^sou/, onto: "xz" })],
    });
    const bench = await runDetector(plugin, { files: [{ hists: [source] }] });
    expect(bench.hist("source_xz", "h2").hist.axes.map(({ nbins }) => nbins)).toEqual([3, 2]);
  });
});

describe("perEvent", () => {
  const processingOptions = z.object({ perEvent: z.boolean().default(true).describe("Divide") });
  const plugin = defineDetector({
    subsystem: "TST",
    title: "Test detector",
    processingOptions,
    processors: [perEvent({ match: "*", wanted: (options: z.output<typeof processingOptions>) => options.perEvent })],
  });
  const hists = [h1("line", [20]), h2("map", [[20]])];

  it.each([
    { name: "divides", nEvents: 10, perEvent: true, content: 2, title: "entries / events" },
    { name: "does not when not wanted", nEvents: 10, perEvent: false, content: 20, title: "entries" },
    { name: "does not without events", nEvents: 0, perEvent: true, content: 20, title: "entries" },
  ])("$name", async ({ nEvents, perEvent: wanted, content, title }) => {
    const bench = await runDetector(plugin, { files: [{ hists, nEvents }], options: { perEvent: wanted } });
    expect(bench.hist("line", "h1").hist.contents.at(1)).toBe(content);
    expect(bench.hist("line").canvas.y.title).toBe(title);
    expect(bench.hist("map").canvas).toMatchObject({ z: { title }, y: {} });
  });
});

describe("overlays", () => {
  it.each([
    {
      name: "line",
      made: [overlay.line([0, 1], [2, 3], { color: "red" })],
      is: [{ type: "line", from: [0, 1], to: [2, 3], color: "red" }],
    },
    {
      name: "columns",
      made: overlay.columns([1, 2], [0, 9]),
      is: [
        { from: [1, 0], to: [1, 9] },
        { from: [2, 0], to: [2, 9] },
      ],
    },
    { name: "rows", made: overlay.rows([1], [0, 9]), is: [{ from: [0, 1], to: [9, 1] }] },
    { name: "box", made: [overlay.box([0, 0], [1, 1], { fill: 5 })], is: [{ type: "box", fill: 5 }] },
    { name: "text", made: [overlay.text([0.5, 0.5], "noisy", { in: "pad" })], is: [{ lines: ["noisy"], in: "pad" }] },
  ])("$name passes the pipeline", async ({ made, is }) => {
    const plugin = defineDetector({
      subsystem: "TST",
      title: "Test detector",
      processors: [{ kind: "any", id: "draw", match: "*", run: () => ({ canvas: { overlays: made } }) }],
    });
    const bench = await runDetector(plugin, { files: [{ hists: [h1("a", [1])] }] });
    expect(bench.failures).toEqual([]);
    expect(bench.hist("a").canvas.overlays).toMatchObject(is);
  });
});
