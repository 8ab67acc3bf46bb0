import type { HookFailureReport, ObjectProblem, SubsystemReport } from "../model/report.js";
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
}

/**
 * What an earlier report of the same code and configuration says of a file; undefined when it does not know the file,
 * or knew other bytes under its name.
 *
 * @param trended - names of the histograms that have trends.
 */
export function takeOver(
  previous: SubsystemReport | undefined,
  file: ReceivedFile,
  trended: ReadonlySet<string>,
): FileFindings | undefined {
  const known = previous?.files.find(({ name, sha256 }) => name === file.name && sha256 === file.sha256);
  if (previous === undefined || known === undefined) return undefined;
  const points = new Map<string, TrendPoint>();
  for (const trend of previous.trends) {
    const index = trend.files.indexOf(file.name);
    const point = trend.points[index];
    if (point !== undefined) points.set(trend.id, point);
  }
  return {
    file,
    nEvents: known.nEvents,
    points,
    failures: previous.failures.filter((failure) => failure.file === file.name && concernsTrends(failure, trended)),
    problems: previous.problems.filter((problem) => problem.file === file.name),
  };
}

/** Of an earlier file only what its trend points depend on counts: so a report does not depend on when files came. */
export function concernsTrends({ hook, hist }: HookFailureReport, trended: ReadonlySet<string>): boolean {
  const hooks = ["additionalHistograms", "processors", "trends"];
  return hooks.includes(hook) && hist !== undefined && trended.has(hist);
}
