import { describe, expect, it } from "vitest";
import { fitsFilter } from "./fits-filter.js";
import type { RunFilter, RunSummary } from "./store.js";

const run: RunSummary = {
  run: 5,
  hltMode: "C",
  startOfRun: 100,
  endOfRun: 200,
  quality: "medium",
  subsystems: ["EMC", "TPC"],
};

describe("fitsFilter", () => {
  it.each<[what: string, filter: RunFilter, fits: boolean]>([
    ["no condition", {}, true],
    ["its own number as first and last", { fromRun: 5, toRun: 5 }, true],
    ["a first number above", { fromRun: 6 }, false],
    ["a last number below", { toRun: 4 }, false],
    ["a time that touches its end", { since: 200 }, true],
    ["a time after its end", { since: 201 }, false],
    ["a time that touches its start", { until: 100 }, true],
    ["a time before its start", { until: 99 }, false],
    ["its mode", { hltMode: "C" }, true],
    ["another mode", { hltMode: "B" }, false],
    ["one of its subsystems", { subsystem: "TPC" }, true],
    ["another subsystem", { subsystem: "TP" }, false],
    ["its quality among others", { quality: ["bad", "medium"] }, true],
    ["other qualities", { quality: ["bad"] }, false],
    ["no quality at all", { quality: [] }, false],
    ["one condition that fits and one that does not", { fromRun: 5, hltMode: "B" }, false],
  ])("%s", (_what, filter, fits) => {
    expect(fitsFilter(run, filter)).toBe(fits);
  });
});
