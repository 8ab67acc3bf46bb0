import type { SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { TrendPoint } from "../model/trend.js";
import type { TrendSpec } from "../plugins/contract.js";
import { configHashOf } from "./config-hash.js";
import { type FileFindings, takeOver } from "./file-findings.js";

/** What is left of a file that thinning removed: plain data, recorded before its bytes went. */
export interface ThinnedFile {
  /** Subsystem whose folder it was in. */
  readonly location: string;
  readonly findings: Omit<FileFindings, "points">;
  /** By trend, with the hash of the trend's configuration: another one would have given another point. */
  readonly points: readonly { readonly trend: string; readonly configHash: string; readonly point: TrendPoint }[];
}

/** The record of a file of a report; undefined when the report does not know it. */
export function recordOf(report: SubsystemReport, name: string): ThinnedFile | undefined {
  const index = report.files.findIndex((file) => file.name === name);
  const trended = new Set(report.trends.map(({ hist }) => hist));
  const found = takeOver({ previous: report, files: report.files, cumulative: report.cumulative }, index, trended);
  if (found === undefined) return undefined;
  const { points, ...findings } = found;
  const hashes = new Map(report.trends.map(({ id, configHash }) => [id, configHash]));
  const { name: file, time, size, sha256 } = found.file;
  return {
    location: report.fileLocationSubsystem,
    findings: {
      ...findings,
      // What happened between it and its neighbours cannot be seen again either.
      notes: report.notes.filter((note) => note.file === name && note.code !== "NOT_WRITTEN"),
      file: { name: file, time, size, sha256, thinned: true },
    },
    points: [...points].map(([trend, point]) => ({ trend, configHash: hashes.get(trend) ?? "", point })),
  };
}

/** What a record says of a file, with the points of trends that are still made in the same way. */
export function recall({ findings, points }: ThinnedFile, trends: readonly TrendSpec[]): FileFindings {
  const hashes = new Map(trends.map((trend) => [trend.id, configHashOf(trend)]));
  const valid = points.filter(({ trend, configHash }) => hashes.get(trend) === configHash);
  return { ...findings, points: new Map(valid.map(({ trend, point }) => [trend, point])) };
}

/**
 * The files of a run with those that were thinned in their places. A file that is there needs no record, and one behind the
 * newest that is there has nothing to be shown of.
 */
export function withThinned(
  files: readonly ReceivedFile[],
  thinned: readonly ThinnedFile[],
  location: string,
): { readonly files: readonly ReceivedFile[]; readonly thinned: readonly ThinnedFile[] } {
  const there = new Set(files.map(({ name }) => name));
  const newest = files.at(-1)?.time ?? 0;
  const byName = new Map(thinned.map((record) => [record.findings.file.name, record]));
  const used = [...byName.values()].filter(
    (record) => record.location === location && !there.has(nameOf(record)) && record.findings.file.time <= newest,
  );
  if (used.length === 0) return { files, thinned: [] };
  const all = [...files, ...used.map(({ findings }) => findings.file)];
  return { files: all.sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1)), thinned: used };
}

function nameOf({ findings }: ThinnedFile): string {
  return findings.file.name;
}
