import type { SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { TrendPoint } from "../model/trend.js";
import type { TrendSpec } from "../plugins/contract.js";
import { configHashOf } from "./config-hash.js";
import { type FileFindings, takeOver } from "./file-findings.js";

/**
 * What is left of a file that thinning removed: plain data, recorded before its bytes went. Or what a file that stays said
 * together with one that went: what happened between them, and what was found in windows that began there.
 */
export interface ThinnedFile {
  /** Subsystem whose folder it was in. */
  readonly location: string;
  /** Of a file that stays: the code and configuration that its flags are of. */
  readonly kept?: { readonly basis: string };
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
export function recall(record: ThinnedFile, trends: readonly TrendSpec[]): FileFindings {
  return { ...record.findings, points: new Map(validPoints(record, trends)) };
}

/** Points that a record has of trends that are still made in the same way. */
export function validPoints(
  { points }: ThinnedFile,
  trends: readonly TrendSpec[],
): readonly (readonly [string, TrendPoint])[] {
  const hashes = new Map(trends.map((trend) => [trend.id, configHashOf(trend)]));
  const valid = points.filter(({ trend, configHash }) => hashes.get(trend) === configHash);
  return valid.map(({ trend, point }) => [trend, point]);
}

/**
 * The files of a run with those that were thinned in their places. A file that is there needs none of those records, and one
 * behind the newest that is there has nothing to be shown of.
 */
export function withThinned(
  files: readonly ReceivedFile[],
  thinned: readonly ThinnedFile[],
  location: string,
): { readonly files: readonly ReceivedFile[]; readonly thinned: readonly ThinnedFile[] } {
  const there = new Set(files.map(({ name }) => name));
  const newest = files.at(-1)?.time ?? 0;
  // The last record of a file counts, of those that say what became of it.
  const byName = new Map(thinned.filter((record) => isOf(record, there)).map((record) => [nameOf(record), record]));
  const used = [...byName.values()].filter(
    (record) => record.location === location && record.findings.file.time <= newest,
  );
  const all = [...files, ...used.flatMap(({ kept, findings }) => (kept === undefined ? [findings.file] : []))];
  return { files: all.sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1)), thinned: used };
}

/** A file that is there may have a record as one that was kept, one that is not there only as one that went. */
function isOf(record: ThinnedFile, there: ReadonlySet<string>): boolean {
  return there.has(nameOf(record)) === (record.kept !== undefined);
}

function nameOf({ findings }: ThinnedFile): string {
  return findings.file.name;
}
