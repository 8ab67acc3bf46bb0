import type { AnyObject } from "../classes/types.js";
import { createMemorySink } from "../container/memory-sink.js";
import type { Sink } from "../container/sink.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import type { FileEntry } from "../file/file-entry.js";
import type { FileSource } from "../source/source.js";
import { FileBuilder } from "../write/file-builder.js";
import type { WriteOptions } from "../write/write-options.js";
import { addTo } from "./add-to.js";
import type { FileReport, LeftOut } from "./file-report.js";
import { closeAll, directoriesOf, hasRoom, type Input, openInput } from "./inputs.js";
import { isAddable, whyNotAddable } from "./is-addable.js";
import { mergeObjects } from "./merge-objects.js";
import { refuseInput } from "./refuse-input.js";
import { type ObjectPlace, SumByShape } from "./sum-by-shape.js";
import { toFile } from "./to-file.js";

/** How files become one. */
export interface MergeFilesOptions extends Pick<WriteOptions, "level" | "date" | "name" | "title"> {
  /** "sum" (the default) adds what can be added; "latest" takes each object from the last file that has it. */
  readonly mode?: "sum" | "latest";
  /** Largest object that is read, in uncompressed bytes; default 256 MiB. */
  readonly maxObjectSize?: number;
  /** Called before each file is opened, with its index. */
  readonly onFile?: (index: number) => void;
}

/**
 * Writes the sum of ROOT files, object by object, to a path (in Node), as hadd does: of each name the newest cycle; what cannot be added
 * (notes, canvases) is that of the last file that has it. An object that cannot be added or read is left out, with the reason.
 * Objects are read one at a time and files in groups, so that memory depends neither on the size of the files nor on their number.
 * The date is that of the newest file unless given. The file appears whole or not at all.
 * Rejects as `openRootFile` does for a file that cannot be used, with `WRITE_OVER_INPUT` and with `WRITE_FAILED`.
 */
export async function mergeRootFiles(
  target: string,
  sources: readonly [FileSource, ...FileSource[]],
  options: MergeFilesOptions = {},
): Promise<FileReport> {
  refuseInput(target, sources);
  const left = new Map<string, LeftOut>();
  let date = new Date(0);
  let carried: Uint8Array | undefined;
  for (let next = 0; ; ) {
    const inputs: Input[] = [];
    try {
      if (carried !== undefined) inputs.push(await openInput(carried, options.maxObjectSize));
      while (next < sources.length && hasRoom(inputs)) {
        options.onFile?.(next);
        const input = await openInput(sources[next++] ?? "", options.maxObjectSize);
        inputs.push(input);
        if (input.file.date > date) date = input.file.date;
      }
      const isLast = next === sources.length;
      const written = { ...options, date: options.date ?? date, title: options.title ?? inputs[0]?.file.title ?? "" };
      if (isLast) {
        const objects = await toFile(target, (sink) => combine(sink, inputs, left, written));
        return { objects, leftOut: [...left.values()] };
      }
      const memory = createMemorySink();
      await combine(memory, inputs, left, written);
      carried = memory.bytes();
    } finally {
      await closeAll(inputs);
    }
  }
}

/** Writes the objects of all inputs to a sink and returns their number. */
async function combine(
  sink: Sink,
  inputs: readonly Input[],
  left: Map<string, LeftOut>,
  options: MergeFilesOptions,
): Promise<number> {
  const builder = new FileBuilder(sink, { ...options, directories: directoriesOf(inputs) });
  const mode = options.mode ?? "sum";
  const shapes = new SumByShape();
  let objects = 0;
  for (const [path, entry] of firstEntries(inputs)) {
    if (left.has(path)) continue;
    const places = placesOf(path, inputs);
    const isSum = mode === "sum" && places.length > 1;
    const record = isSum ? shapes.add(places) : undefined;
    const pending = record === undefined ? readObject(path, entry, places, isSum) : { object: record };
    const result = pending instanceof Promise ? await pending : pending;
    const problem = "object" in result ? addTo(builder, entry, result.object) : result;
    if (problem !== undefined) left.set(path, problem);
    else objects++;
    if (isSum && record === undefined && problem === undefined) shapes.learn(places);
  }
  builder.finish();
  return objects;
}

/** The first entry of each path, in the order of the files. */
function firstEntries(inputs: readonly Input[]): ReadonlyMap<string, FileEntry> {
  const [first, ...others] = inputs;
  if (others.length === 0) return first?.entries ?? new Map();
  const all = new Map(first?.entries);
  for (const { entries } of others) for (const [path, entry] of entries) if (!all.has(path)) all.set(path, entry);
  return all;
}

function placesOf(path: string, inputs: readonly Input[]): ObjectPlace[] {
  const places: ObjectPlace[] = [];
  for (const { file, entries } of inputs) {
    const entry = entries.get(path);
    if (entry !== undefined) places.push({ file, entry });
  }
  return places;
}

type Found = { readonly object: AnyObject | Uint8Array } | LeftOut;
type Result = AnyObject | OverwatchError;

function readObject(
  path: string,
  first: FileEntry,
  places: readonly ObjectPlace[],
  isSum: boolean,
): Found | Promise<Found> {
  const last = places.at(-1);
  if (last === undefined) return { path, reason: "it is in no file", code: "gone" };
  if (isSum && whyNotAddable(first.className) !== undefined) {
    return { path, reason: whyNotAddable(first.className) ?? "", code: "not-supported" };
  }
  const wanted = isSum && isAddable(first.className) ? places : [last];
  const results: (Result | Promise<Result>)[] = [];
  let waits = false;
  for (const { file, entry } of wanted) {
    const result = file.readNow(entry);
    waits ||= result instanceof Promise;
    results.push(result);
  }
  const use = (found: readonly Result[]): Found | Promise<Found> => {
    const [only] = found;
    // What nobody can read can still be copied.
    if (found.length > 1 || !isOverwatchError(only, "OBJECT_CLASS_UNKNOWN")) return sum(path, found);
    const bytes = last.file.bytesNow(last.entry);
    return bytes instanceof Promise ? bytes.then((copy) => sum(path, [copy])) : sum(path, [bytes]);
  };
  return waits ? allOf(results).then(use) : use(results as Result[]);
}

async function allOf(results: readonly (Result | Promise<Result>)[]): Promise<readonly Result[]> {
  const found: Result[] = [];
  for (const result of results) found.push(await result);
  return found;
}

function sum(path: string, results: readonly Result[]): Found {
  const failed = results.find((result) => isOverwatchError(result));
  if (failed !== undefined) return { path, reason: (failed as OverwatchError).message, code: "unreadable" };
  const merged = mergeObjects(results as [AnyObject, ...AnyObject[]]);
  return merged.ok ? { object: merged.object } : { path, reason: merged.reason, code: "different" };
}
