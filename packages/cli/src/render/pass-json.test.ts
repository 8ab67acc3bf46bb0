import type { PassReport } from "@overwatch/core";
import { sampleHist, sampleReport, sampleTrend } from "@overwatch/core/testing";
import { describe, expect, it } from "vitest";
import { formatJson } from "../format-json.js";
import { passJson } from "./pass-json.js";

const seconds = { total: 1, ingest: 0.1, merge: 0.1, read: 0.2, hooks: 0.3, publish: 0.1 };
const failed = {
  status: "failed",
  subsystem: "TPC",
  error: { code: "FILE_UNREADABLE", message: "It cannot be read." },
} as const;

function reportOf(parts: Parameters<typeof sampleReport>[0] = {}): PassReport {
  return {
    format: "overwatch-pass-1",
    runs: [{ run: 300005, hltMode: "C", subsystems: [{ status: "processed", report: sampleReport(parts) }, failed] }],
    replayed: [{ file: "a.root", run: 300010 }],
    quarantined: [{ file: "b.root", code: "FILE_NOT_ROOT", message: "It is text." }],
    ignored: [{ file: "c.root", reason: "its name says nothing" }],
    seconds,
  };
}

/** As it arrives at the reader of the command's output. */
function printed(report: PassReport, hists = false) {
  return JSON.parse(formatJson(passJson(report, { hists })));
}

describe("passJson", () => {
  it("has every field of the contract", () => {
    const { runs, ...rest } = printed(reportOf());
    expect(rest).toEqual({
      format: "overwatch-pass-1",
      replayed: [{ file: "a.root", run: 300010 }],
      quarantined: [{ file: "b.root", code: "FILE_NOT_ROOT", message: "It is text." }],
      ignored: [{ file: "c.root", reason: "its name says nothing" }],
      seconds,
    });
    expect(runs).toMatchObject([{ run: 300005, hltMode: "C", subsystems: [{ subsystem: "EMC" }, failed] }]);
    expect(runs[0].subsystems[0]).toMatchObject({
      subsystem: "EMC",
      fileLocationSubsystem: "EMC",
      startOfRun: 1448384710,
      endOfRun: 1448384770,
      runLength: 1,
      files: [
        { name: "EMChists.300005.0000.root", time: 1448384710 },
        { name: "EMChists.300005.0001.root", time: 1448384770 },
      ],
      combinedFile: "hists.combined.1.1448384770.root",
      nEvents: 20,
      status: "processed",
      groups: [{ name: "All", layout: "list", hists: ["hits"] }],
      trends: [{ id: "meanHits", time: 1448384770, value: 2.5, error: 0.125 }],
      quality: "good",
      coverage: 1,
      alarms: [{ id: "hitsInRange", on: "meanHits", flag: "good", message: "" }],
      failures: [],
      problems: [],
    });
  });

  it("lists histograms when it is asked to, without their canvas", () => {
    expect(printed(reportOf()).runs[0].subsystems[0]).not.toHaveProperty("hists");
    const [hist] = printed(reportOf(), true).runs[0].subsystems[0].hists;
    expect(hist).toMatchObject({ name: "hits", class: "TH1F", entries: 10, integral: 10.5, mean: [1.5] });
    expect(hist).toMatchObject({ stdDev: [0.25], quality: "good", information: {} });
    expect(hist).not.toHaveProperty("canvas");
  });

  it("has the newest point of a trend, and leaves out a trend without points", () => {
    const trends = [
      sampleTrend("EMC", "empty", 300005, []),
      sampleTrend("EMC", "full", 300005, [
        { name: "a", time: 1 },
        { name: "b", time: 2 },
      ]),
    ];
    const shown = printed(reportOf({ trends })).runs[0].subsystems[0].trends;
    expect(shown).toMatchObject([{ id: "full", time: 2, value: 2.5 }]);
  });

  it("says NaN and infinities as text", () => {
    const hists = [sampleHist("hits", { mean: [Number.NaN], integral: Number.POSITIVE_INFINITY })];
    const [hist] = printed(reportOf({ hists }), true).runs[0].subsystems[0].hists;
    expect(hist).toMatchObject({ mean: ["NaN"], integral: "Infinity" });
  });

  it("leaves out what an alarm draws", () => {
    const alarm = { id: "a", on: "hits", flag: "bad", message: "Too high.", reason: "out-of-range" } as const;
    const alarms = [{ ...alarm, draw: { title: "limits" } }];
    expect(printed(reportOf({ alarms })).runs[0].subsystems[0].alarms).toEqual([alarm]);
  });
});
