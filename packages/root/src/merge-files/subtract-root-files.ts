import type { AnyObject, Sparse } from "../classes/types.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import type { FileEntry } from "../file/file-entry.js";
import { subtract } from "../hist/arithmetic/subtract.js";
import { compareAxes } from "../hist/axis/compare-axes.js";
import { addSparse } from "../hist/sparse/add-sparse.js";
import type { Celled } from "../hist/types.js";
import type { FileSource } from "../source/source.js";
import { FileBuilder } from "../write/file-builder.js";
import type { WriteOptions } from "../write/write-options.js";
import { addTo } from "./add-to.js";
import { alignLabels } from "./align-labels.js";
import type { FileReport, LeftOut } from "./file-report.js";
import { closeAll, directoriesOf, type Input, openInput } from "./inputs.js";
import { isSubtractable } from "./is-addable.js";
import type { MergedObject } from "./merge-objects.js";
import { refuseInput } from "./refuse-input.js";
import { toFile } from "./to-file.js";

/** How a difference is written. */
export interface SubtractFilesOptions extends Pick<WriteOptions, "level" | "date" | "name" | "title"> {
  /** Largest object that is read, in uncompressed bytes; default 256 MiB. */
  readonly maxObjectSize?: number;
}

/** What became of the objects, and whether the counters fell. */
export interface DifferenceReport extends FileReport {
  /** Whether the later file holds fewer entries than the earlier one: the counters were reset, or the files are in the wrong order. */
  readonly countsFell: boolean;
}

/**
 * Writes what came between two cumulative files to a path (in Node): each histogram, profile and sparse histogram of the later file less that
 * of the earlier one, as ROOT's `Add` with -1 has it; bins with labels are found by them. What only the later one has is copied. What has other bins, what is gone and what is no histogram
 * is left out, with the reason. The date is that of the later file unless given; the file appears whole or not at all.
 * Rejects as `openRootFile` does for a file that cannot be used, with `WRITE_OVER_INPUT` and with `WRITE_FAILED`.
 */
export async function subtractRootFiles(
  target: string,
  later: FileSource,
  earlier: FileSource,
  options: SubtractFilesOptions = {},
): Promise<DifferenceReport> {
  refuseInput(target, [later, earlier]);
  const inputs: Input[] = [];
  try {
    for (const source of [later, earlier]) inputs.push(await openInput(source, options.maxObjectSize));
    const [minuend, subtrahend] = inputs as [Input, Input];
    const { date, title } = minuend.file;
    const written = { date, title, ...options, directories: directoriesOf([minuend]) };
    return await toFile(target, async (sink) => {
      const builder = new FileBuilder(sink, written);
      const report = await writeDifferences(builder, minuend, subtrahend);
      builder.finish();
      return report;
    });
  } finally {
    await closeAll(inputs);
  }
}

async function writeDifferences(builder: FileBuilder, later: Input, earlier: Input): Promise<DifferenceReport> {
  const leftOut: LeftOut[] = [];
  const counts = { later: 0, earlier: 0 };
  let objects = 0;
  for (const [path, entry] of later.entries) {
    const result = await difference(entry, later, earlier, counts);
    const problem = "object" in result ? addTo(builder, entry, result.object) : result;
    if (problem === undefined) objects++;
    else leftOut.push({ ...problem, path });
  }
  for (const [path, { className }] of earlier.entries) {
    if (!later.entries.has(path) && isSubtractable(className)) {
      leftOut.push({ path, reason: "it is in the earlier file only", code: "gone" });
    }
  }
  return { objects, leftOut, countsFell: counts.later < counts.earlier };
}

async function difference(
  entry: FileEntry,
  later: Input,
  earlier: Input,
  counts: { later: number; earlier: number },
): Promise<{ readonly object: AnyObject } | LeftOut> {
  const { path, className } = entry;
  if (!isSubtractable(className)) return { path, reason: `a ${className} is no histogram`, code: "no-histogram" };
  const before = earlier.entries.get(path);
  const results = await Promise.all([
    later.file.readNow(entry),
    ...(before === undefined ? [] : [earlier.file.readNow(before)]),
  ]);
  const failed = results.find((result) => isOverwatchError(result));
  if (failed !== undefined) return { path, reason: (failed as OverwatchError).message, code: "unreadable" };
  const [now, then] = results as [AnyObject, AnyObject?];
  if (then === undefined) return { object: now };
  const result = subtractObjects(now, then);
  if (!result.ok) return { path, reason: result.reason, code: "different" };
  counts.later += entriesOf(now);
  counts.earlier += entriesOf(then);
  return { object: result.object };
}

function entriesOf(object: AnyObject): number {
  return "entries" in object && Number.isFinite(object.entries) ? object.entries : 0;
}

/** Bins must be the same: ROOT would subtract by number, and nobody would see it. */
function subtractObjects(now: AnyObject, then: AnyObject): MergedObject {
  if (now.kind !== then.kind) {
    return { ok: false, reason: `it is a ${now.kind} in the later file and a ${then.kind} in the earlier one` };
  }
  try {
    if (now.kind === "sparse") return { ok: true, object: addSparse(now, then as Sparse, -1) };
    const axes = compareAxes(now as Celled, then as Celled);
    // Labels come in the order in which they were first filled, and more of them as time goes on.
    const subtrahend = axes === "none" ? (then as Celled) : alignLabels(then as Celled, now as Celled);
    if (subtrahend !== undefined) return { ok: true, object: subtract<Celled>(now as Celled, subtrahend) };
    return { ok: false, reason: `its ${differences[axes]} differ between the two files` };
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
    return { ok: false, reason: error.message };
  }
}

const differences = {
  none: "axes",
  labels: "labels",
  "bin-limits": "bin edges",
  "axis-limits": "axis limits",
  bins: "numbers of bins",
  dimension: "dimensions",
} as const;
