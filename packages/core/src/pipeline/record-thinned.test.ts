import type { Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { between } from "../alarms/index.js";
import { silentLogger } from "../log/index.js";
import type { SubsystemReport } from "../model/report.js";
import type { DetectorPlugin, MonitoringConfig } from "../plugins/contract.js";
import { silentTrace } from "../plugins/step.js";
import { processSubsystem } from "./process-subsystem.js";
import { recordsOf } from "./record-thinned.js";
import { withThinned } from "./thinned-file.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

const h1 = (name: string, count: number): Histogram<1> => ({
  kind: "h1",
  name,
  title: name,
  axes: [{ name: "xaxis", title: "", nbins: 1, min: 0, max: 1 }],
  storage: "float64",
  contents: Float64Array.of(0, count, 0),
  entries: count,
  stats: new Float64Array(4),
});

/** Counts of nine files, a minute apart; they fall at the fifth. */
const counts = [1, 3, 6, 10, 2, 5, 9, 14, 20];
const files = counts.map((_count, i) => ({ name: `f${i}`, time: 60 * i, size: 1, sha256: `${i}` }));

const edges: WorkEdges = {
  open: async ({ name }) => {
    const index = Number(name.slice(1));
    const hists = [h1("hits", counts[index] ?? 0), ...(index === 6 ? [h1("seventh", 1)] : [])];
    return {
      infos: hists.map(({ name, kind, title }) => ({ name, kind, className: "TH1D", title, from: "file" })),
      problems: [],
      read: async (name) => hists.find((hist) => hist.name === name) ?? { path: name, cycle: 1, reason: "not there" },
      close: () => Promise.resolve(),
    };
  },
  trace: silentTrace,
  log: silentLogger,
  checkInputs: false,
};

const schema = z.object({});
const alarms: NonNullable<DetectorPlugin["hooks"]["alarms"]> = [
  { id: "range", on: { trends: ["now", "interval"] }, use: between({ min: 0, max: 6 }) },
];
const plugin: DetectorPlugin = {
  ...{ $type: "@overwatch/detector", api: "0.1.0", subsystem: "ABC", title: "A detector", options: schema },
  ...{ settings: schema, eventCounter: undefined, hooks: { alarms } },
};
const monitoring: MonitoringConfig = {
  windows: [{ hists: "hits", minutes: 2 }],
  trends: {
    run: { trender: "entries", hist: "hits" },
    now: { trender: "entries", hist: "hits last 2 minutes" },
    interval: { trender: "entries", hist: "hits", window: "interval" },
  },
};

async function reportOf(changes: Partial<SubsystemWork>): Promise<SubsystemReport> {
  const work: SubsystemWork = {
    ...{ run: 7, hltMode: "C", subsystem: "ABC", fileLocationSubsystem: "ABC", folder: "", files, cumulative: true },
    ...{ key: "key", keyParts: { basis: "b", context: "c", files: "f" }, combinedFile: "c.root" },
    ...{ options: {}, settings: {}, monitoring, suspended: [] },
    ...changes,
  };
  return (await processSubsystem(work, { package: "abc", version: "1.0.0", plugin }, edges)).report;
}

const plain = ({ files, ...report }: SubsystemReport) => ({
  ...report,
  files: files.map(({ thinned: _, ...file }) => file),
});

describe("recordsOf", () => {
  it.each([
    { name: "no file", goes: [] },
    { name: "the first", goes: ["f0"] },
    { name: "begins of windows and intervals", goes: ["f1", "f5"] },
    { name: "a file with a fall", goes: ["f4"] },
    { name: "files on both sides of one that stays", goes: ["f1", "f2", "f4", "f5"] },
    { name: "all but those that thinning keeps", goes: ["f0", "f1", "f2", "f4", "f5"] },
  ])("$name: a report is the same without what goes", async ({ goes }) => {
    const before = await reportOf({});
    expect(before.trends.map(({ points }) => points.length)).toEqual([9, 9, 9]);
    const records = recordsOf(before, new Set(goes));
    const left = withThinned(
      files.filter(({ name }) => !goes.includes(name)),
      records,
      "ABC",
    );
    const after = await reportOf(left);
    expect(plain(after)).toEqual(plain(before));
    // A second time, of what the first left.
    const again = recordsOf(after, new Set());
    expect(
      plain(
        await reportOf(
          withThinned(
            left.files.filter(({ thinned }) => !thinned),
            [...records, ...again],
            "ABC",
          ),
        ),
      ),
    ).toEqual(plain(before));
  });

  it("records of a file that stays what depends on others alone", async () => {
    const records = recordsOf(await reportOf({}), new Set(["f5"]));
    const kept = records.filter((record) => record.kept !== undefined);
    expect(kept.map(({ findings, points }) => [findings.file.name, points.map(({ trend }) => trend)])).toEqual([
      ["f6", ["now", "interval"]],
      ["f7", ["now", "interval"]],
    ]);
    expect(kept.map(({ findings }) => findings.notes.map(({ code }) => code))).toEqual([
      ["HIST_APPEARED"],
      ["HIST_GONE"],
    ]);
  });

  it("makes points of new trends of the files that are there", async () => {
    const records = recordsOf(await reportOf({}), new Set(["f5"]));
    const left = withThinned(
      files.filter(({ name }) => name !== "f5"),
      records,
      "ABC",
    );
    const trends = { ...monitoring.trends, more: { trender: "max", hist: "hits" } };
    const report = await reportOf({ ...left, monitoring: { ...monitoring, trends } });
    expect(report.trends.map(({ id, points }) => [id, points.length])).toEqual([
      ["run", 9],
      ["now", 9],
      ["interval", 9],
      ["more", 8],
    ]);
  });

  it("refuses a file that the report does not know", async () => {
    const report = await reportOf({});
    expect(() => recordsOf(report, new Set(["f9"]))).toThrow("a file without a record");
  });
});
