import type { FileFlags, HookFailureReport, Note, ObjectProblem, SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { TrendPoint } from "../model/trend.js";

/** What one file gave, apart from what is shown: the part of a report that stays true when newer files come. */
export interface FileFindings {
  readonly file: ReceivedFile;
  /** As the counter says; null when there is none. */
  readonly nEvents: number | null;
  /** By id of the trend. */
  readonly points: ReadonlyMap<string, TrendPoint>;
  readonly failures: readonly HookFailureReport[];
  readonly problems: readonly ObjectProblem[];
  readonly notes: readonly Note[];
  /** What alarms said at its time; of the newest file the report says it. */
  readonly flags?: FileFlags;
}

/** Files, and what an earlier report says of them: parts of a `SubsystemWork`. */
export interface FilesOfWork {
  readonly previous?: SubsystemReport;
  readonly files: readonly ReceivedFile[];
  readonly cumulative: boolean;
  /** Whether moving windows look at files before. */
  readonly hasWindows?: boolean;
  /** What `countUnchanged` says of them, for who asks for many files. */
  readonly unchanged?: number;
  /** What `indexByFile` makes of the earlier report, likewise. */
  readonly byFile?: ReportByFile;
}

type OfFile = Pick<SubsystemReport, "failures" | "problems" | "notes">;

/** What an earlier report says of each file by name, apart from points and flags. */
export type ReportByFile = ReadonlyMap<string, OfFile>;

const nothing: OfFile = { failures: [], problems: [], notes: [] };

export function indexByFile(report: OfFile | undefined): ReportByFile {
  const byFile = new Map<string, { [K in keyof OfFile]: OfFile[K][number][] }>();
  const of = ({ file = "" }: { readonly file?: string }) => {
    const known = byFile.get(file) ?? { failures: [], problems: [], notes: [] };
    byFile.set(file, known);
    return known;
  };
  for (const failure of report?.failures ?? []) of(failure).failures.push(failure);
  for (const problem of report?.problems ?? []) of(problem).problems.push(problem);
  for (const note of report?.notes ?? []) of(note).notes.push(note);
  return byFile;
}

/** How many of the first files are those of the earlier report. */
export function countUnchanged({ previous, files }: Pick<FilesOfWork, "previous" | "files">): number {
  const first = files.findIndex((file, i) => !isSame(file, previous?.files[i]));
  return first === -1 ? files.length : first;
}

/**
 * What an earlier report of the same code and configuration says of a file; undefined when it does not know the file,
 * knew other bytes under its name, or, where files are summed, had another sum at its time.
 *
 * @param trended - names of the histograms that have trends.
 */
export function takeOver(
  { previous, files, cumulative, hasWindows = false, unchanged, byFile }: FilesOfWork,
  index: number,
  trended: ReadonlySet<string>,
): FileFindings | undefined {
  const file = files[index];
  if (previous === undefined || file === undefined) return undefined;
  // Where nothing came late, a file is where it was: looking through all of them for each would be quadratic.
  const there = previous.files[index];
  const known = there?.name === file.name ? there : previous.files.find(({ name }) => name === file.name);
  if (known === undefined || !isSame(known, file)) return undefined;
  // A sum, a window, and what alarms remember of values before, depend on the files before.
  const flagged = previous.flags[index];
  const flags = flagged?.file === file.name ? flagged : previous.flags.find((flags) => flags.file === file.name);
  const remembers = !cumulative || hasWindows || (flags?.of ?? 0) > 0;
  if (remembers && index > (unchanged ?? countUnchanged({ previous, files }))) return undefined;
  const points = new Map<string, TrendPoint>();
  for (const trend of previous.trends) {
    const at = trend.files[index] === file.name ? index : trend.files.indexOf(file.name);
    const point = trend.points[at];
    if (point !== undefined) points.set(trend.id, point);
  }
  const { failures, problems, notes } = (byFile ?? indexByFile(previous)).get(file.name) ?? nothing;
  return {
    file,
    nEvents: known.nEvents,
    points,
    failures: failures.filter((failure) => concernsTrends(failure, trended)),
    problems,
    notes: notes.filter((note) => note.code === "MERGE_SKIPPED"),
    ...(flags === undefined ? {} : { flags }),
  };
}

/** Of an earlier file only what its trend points depend on counts: so a report does not depend on when files came. */
export function concernsTrends({ hook, hist }: HookFailureReport, trended: ReadonlySet<string>): boolean {
  const hooks = ["additionalHistograms", "processors", "trends"];
  return hooks.includes(hook) && hist !== undefined && trended.has(hist);
}

function isSame(a: ReceivedFile, b: ReceivedFile | undefined): boolean {
  return a.name === b?.name && a.sha256 === b.sha256;
}
