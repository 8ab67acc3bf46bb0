import { emptyCanvas } from "../model/canvas.js";
import { type HistogramReport, REPORT_FORMAT, type SubsystemReport, type TrendReport } from "../model/report.js";
import type { TrendPoint } from "../model/trend.js";

/** 18:05:10 on 24 November 2015 in Geneva, Unix seconds. */
const firstFile = 1448384710;

/** What of a sample differs from the others; `files` is how many there are, a minute apart (default 2). */
export interface SampleParts extends Partial<Omit<SubsystemReport, "files">> {
  readonly files?: number;
}

/** A report with something in every field, as small as that allows. Equal parts give equal reports. */
export function sampleReport({ files: count = 2, ...parts }: SampleParts = {}): SubsystemReport {
  const { run = 300005, subsystem = "EMC" } = parts;
  const startOfRun = firstFile + 3600 * (run - 300005);
  const files = Array.from({ length: count }, (_, at) => ({
    name: `${subsystem}hists.${run}.${String(at).padStart(4, "0")}.root`,
    time: startOfRun + 60 * at,
    size: 1000 + at,
    sha256: String(at).padStart(64, "0"),
    nEvents: 10 * (at + 1),
  }));
  const endOfRun = files.at(-1)?.time ?? startOfRun;
  return {
    format: REPORT_FORMAT,
    run,
    subsystem,
    key: `key-${run}-${subsystem}-${count}`,
    keyParts: { basis: "basis", context: "context", files: `files-${count}` },
    fileLocationSubsystem: subsystem,
    cumulative: true,
    startOfRun,
    endOfRun,
    runLength: Math.floor((endOfRun - startOfRun) / 60),
    files,
    combinedFile: `hists.combined.1.${endOfRun}.root`,
    processedFile: "hists.processed.12345678.root",
    nEvents: 10 * count,
    groups: [{ name: "All", layout: "list", hists: ["hits"] }],
    hists: [sampleHist("hits")],
    hidden: [{ name: "hitsAside", why: "no group takes it" }],
    unmatched: [{ hook: "groups", rule: "Nothing" }],
    trends: [sampleTrend(subsystem, "meanHits", run, files)],
    quality: "good",
    coverage: 1,
    flags: [],
    alarms: [{ id: "hitsInRange", on: "meanHits", flag: "good", message: "" }],
    failures: [],
    problems: [],
    notes: [],
    counts: { hits: ["h1 10 bins from 0 to 1", 10 * count] },
    madeBy: { plugin: "a-plugin", version: "1.0.0", node: "20.19.0" },
    ...parts,
  };
}

/** A histogram of a sample report. */
export function sampleHist(name: string, parts: Partial<HistogramReport> = {}): HistogramReport {
  return {
    name,
    prettyName: name,
    class: "TH1F",
    group: "All",
    entries: 10,
    integral: 10.5,
    mean: [1.5],
    stdDev: [0.25],
    quality: "good",
    information: {},
    canvas: structuredClone(emptyCanvas),
    ...parts,
  };
}

/** A trend of a sample report with one point for each of `files`; its values are 1.5, 2.5, ... */
export function sampleTrend(
  subsystem: string,
  id: string,
  run: number,
  files: readonly { readonly name: string; readonly time: number }[],
  parts: Partial<TrendReport> = {},
): TrendReport {
  const points = files.map(({ time }, at): TrendPoint => ({ time, run, value: at + 1.5, error: 0.125, entries: 10 }));
  return {
    subsystem,
    id,
    title: `Title of ${id}`,
    unit: "cm",
    hist: "hits",
    configHash: "config",
    points,
    files: files.map(({ name }) => name),
    ...parts,
  };
}
