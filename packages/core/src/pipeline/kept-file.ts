import { windowBase } from "../merge/index.js";
import type { FileFlags, KeyParts, SubsystemReport } from "../model/report.js";
import type { TrendSpec } from "../plugins/contract.js";
import { ofTransitions } from "./course.js";
import type { FileFindings } from "./file-findings.js";
import { recordOf, type ThinnedFile, validPoints } from "./thinned-file.js";

/**
 * The record of a file that stays beside some that go; undefined when nothing of what it says depends on those.
 *
 * @param goes - names of files that go, or went.
 */
export function keptRecordOf(
  report: SubsystemReport,
  name: string,
  goes: ReadonlySet<string>,
): ThinnedFile | undefined {
  const { files, windows = [], fileLocationSubsystem, keyParts } = report;
  const index = files.findIndex((file) => file.name === name);
  const isGone = (at: number | undefined) => at !== undefined && goes.has(files[at]?.name ?? "");
  const lostWindow = windows.some(({ window }) => isGone(windowBase(files, index, window)));
  if (!lostWindow && !isGone(index - 1)) return undefined;
  const all = recordOf(report, name);
  if (all === undefined) return undefined;
  const inWindows = new Set(windows.flatMap(({ hists, trends }) => [...hists, ...trends]));
  const histOf = new Map(report.trends.map(({ id, hist }) => [id, hist]));
  const points = all.points.filter(({ trend }) => inWindows.has(trend) || inWindows.has(histOf.get(trend) ?? ""));
  const notes = all.findings.notes.filter(({ code }) => ofTransitions.has(code));
  if (notes.length === 0 && !lostWindow) return undefined;
  const { thinned: _, ...file } = all.findings.file;
  const { flags } = all.findings;
  return {
    location: fileLocationSubsystem,
    kept: { basis: keyParts.basis },
    findings: { file, nEvents: null, failures: [], problems: [], notes, ...(lostWindow && flags && { flags }) },
    points: lostWindow ? points : [],
  };
}

/** What was found in a file that is there, with what only its record knows: points and flags of windows that lost their begin. */
export function withKept(
  found: FileFindings,
  record: ThinnedFile | undefined,
  trends: readonly TrendSpec[],
): FileFindings {
  if (record === undefined) return found;
  return { ...found, points: new Map([...found.points, ...validPoints(record, trends)]) };
}

/** The flags that a record has of a file that is there, made by the same code and configuration. */
export function keptFlags(record: ThinnedFile | undefined, { basis }: Pick<KeyParts, "basis">): FileFlags | undefined {
  return record?.kept?.basis === basis ? record.findings.flags : undefined;
}
