import { describe, expect, it } from "vitest";
import { defineDetector } from "../index.js";
import { runDetector } from "../testing/bench/run-detector.js";
import { fromFunction } from "../testing/builders/from-function.js";
import { gaps } from "./gaps.js";

const phi = { min: 0, max: 36 };
const sector = { width: 1 / 18 };

/** 36 bins along x, with some content in bins from `first` to `last` (from 0) and another elsewhere. */
function ring(first: number, last: number, inside: number, outside = 100) {
  return fromFunction("ring", [36], (x) => (x >= first && x <= last ? inside : outside), { x: phi });
}

describe("gaps", () => {
  it.each([
    { name: "even", hist: ring(0, -1, 0), config: sector, flag: "good" },
    { name: "a sector that is dark", hist: ring(4, 7, 0), config: sector, flag: "bad", from: [3], to: [9] },
    { name: "single bins", hist: ring(4, 6, 0), config: { width: 1 / 36 }, flag: "bad", from: [4], to: [7] },
    { name: "half of the others", hist: ring(4, 7, 50), config: sector, flag: "bad", from: [4], to: [8] },
    { name: "most of the others", hist: ring(4, 7, 80), config: sector, flag: "good" },
    { name: "few entries", hist: ring(4, 7, 0, 3), config: sector, flag: "good" },
    {
      name: "few entries, but none in a sector",
      hist: ring(4, 5, 0, 7),
      config: sector,
      flag: "bad",
      from: [4],
      to: [6],
    },
    { name: "empty", hist: ring(0, 35, 0), config: sector, flag: "null" },
    { name: "an axis that is not there", hist: ring(4, 7, 0), config: { ...sector, axis: "y" }, flag: "null" },
    {
      name: "over the end of a circle",
      hist: fromFunction("ring", [36], (x) => (x === 35 || x === 0 ? 0 : 100), { x: phi }),
      config: sector,
      flag: "bad",
      from: [34],
      to: [38],
    },
    {
      name: "but not of a line",
      hist: fromFunction("ring", [36], (x) => (x === 35 || x === 0 ? 0 : 100), { x: phi }),
      config: { ...sector, circular: false, share: 0.4 },
      flag: "good",
    },
    {
      name: "along y of a map",
      hist: fromFunction("ring", [5, 36], (_x, y) => (y === 9 || y === 10 ? 1 : 50), { y: phi }),
      config: { ...sector, axis: "y" },
      flag: "bad",
      from: [8],
      to: [12],
    },
  ] as const)("$name", async ({ name: _, hist, config, flag, ...gap }) => {
    const plugin = defineDetector({
      subsystem: "TST",
      title: "Test detector",
      alarms: [{ id: "gap", on: { hists: "ring" }, use: gaps(config) }],
    });
    const bench = await runDetector(plugin, { files: [{ hists: [hist] }] });
    expect(bench.alarm("gap")).toMatchObject([{ flag }]);
    if ("from" in gap) expect(bench.alarm("gap")[0]?.evidence).toMatchObject(gap);
  });
});
