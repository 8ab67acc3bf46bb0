import { describe, expect, it } from "vitest";
import type { AlarmReport, FileFlags, SubsystemReport } from "../model/report.js";
import { coverageOf } from "./coverage-report.js";

/** Per alarm one letter per file: g good, b bad, ? unknown. */
function report(said: Readonly<Record<string, string>>, more: Partial<SubsystemReport> = {}): SubsystemReport {
  const count = Math.max(...Object.values(said).map((letters) => letters.length));
  const files = Array.from({ length: count }, (_, i) => ({ name: `f${i}`, time: 60 * i }));
  const flags = files.map(({ name, time }, i): FileFlags => {
    const at = Object.entries(said).map(([id, letters]) => [id, letters[i]] as const);
    return {
      file: name,
      time,
      quality: "good",
      known: 0,
      of: at.length,
      unknown: at.filter(([, letter]) => letter === "?").map(([id]) => [id, "t"]),
      raised: at.filter(([, letter]) => letter === "b").map(([id]) => ({ id, on: "t", flag: "bad", message: "" })),
    };
  });
  const alarms = Object.entries(said).map(([id, letters]): AlarmReport => {
    const flag = { g: "good", b: "bad", "?": "null" }[letters.at(-1) ?? "?"] as AlarmReport["flag"];
    return {
      id,
      on: "t",
      flag,
      message: flag === "null" ? "3 entries, 500 are needed" : "",
      ...(id === "stated" && { falseAlarms: 0.001 }),
    };
  });
  return {
    subsystem: "ABC",
    run: 1,
    files,
    flags,
    alarms,
    startOfRun: 0,
    endOfRun: 60 * (count - 1),
    hists: [{ name: "judged" }, { name: "alone" }],
    trends: [{ id: "t", hist: "judged" }],
    unmatched: [{ hook: "alarms", rule: "misspelt" }],
    ...more,
  } as unknown as SubsystemReport;
}

describe("coverageOf", () => {
  const coverage = coverageOf([report({ quiet: "gggg", loud: "bbbb", blind: "????", stated: "ggbg", new: "gg" })]);

  it("lists what no check judges", () => {
    expect(coverage.unchecked).toEqual(["alone"]);
    expect(coverage.histograms).toBe(2);
  });

  it("lists what never fires, always fires, never had the statistics, and matches nothing", () => {
    expect(coverage.neverFires.map(({ alarm }) => alarm)).toEqual(["quiet", "new"]);
    expect(coverage.alwaysFires.map(({ alarm }) => alarm)).toEqual(["loud"]);
    expect(coverage.neverKnows).toEqual([{ alarm: "blind", on: "t", why: "3 entries, 500 are needed" }]);
    expect(coverage.unmatched).toEqual([{ hook: "alarms", rule: "misspelt" }]);
  });

  it("expects false alarms by what checks state, at the pace of the files, and says which state nothing", () => {
    // Four files in three minutes are 640 in a shift.
    expect(coverage.expectedFalseAlarms).toBeCloseTo(0.64, 10);
    expect(coverage.unstated.map(({ alarm }) => alarm)).toEqual(["quiet", "loud", "blind", "new"]);
  });

  it("adds up runs", () => {
    const two = coverageOf([report({ a: "gg" }), report({ a: "bb" }, { run: 2 })]);
    expect(two.checks).toEqual([{ alarm: "a", on: "t", asked: 4, known: 4, raised: 2 }]);
    expect(two).toMatchObject({ runs: 2, files: 4, neverFires: [], alwaysFires: [] });
  });
});
