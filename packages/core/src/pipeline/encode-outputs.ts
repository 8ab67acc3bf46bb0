import { type AnyObject, encodeRootFile, type FileEntryToWrite } from "@overwatch/root";
import { isOverwatchError } from "../errors/index.js";
import type { Note } from "../model/report.js";
import type { SubsystemResult } from "./work.js";

/**
 * The result with the bytes of the files that its report names: the processed histograms, and in reset mode the combined
 * file. Dates in them are the data's, so that the same result gives the same bytes. Contents are left behind.
 */
export function encodeOutputs(result: SubsystemResult): SubsystemResult {
  const { report, processed, combined } = result;
  const newest = report.files.at(-1);
  const date = new Date((newest?.time ?? 0) * 1000);
  const processedFile = `hists.processed.${report.key.slice(0, 8)}.root`;
  const outputs = new Map<string, Uint8Array>();
  const notes: Note[] = [];
  const encode = (file: string, objects: ReadonlyMap<string, AnyObject>) => {
    const { bytes, leftOut } = encodeWhatCanBe(objects, date);
    outputs.set(file, bytes);
    for (const { path, reason } of leftOut) {
      notes.push({
        code: "NOT_WRITTEN",
        message: `${path} is not in ${file}: ${reason}`,
        time: newest?.time ?? 0,
        hist: path,
        ...(newest && { file: newest.name }),
      });
    }
  };
  encode(processedFile, processed);
  if (combined !== undefined) encode(report.combinedFile, combined);
  const { combined: _, ...rest } = result;
  return {
    ...rest,
    report: { ...report, processedFile, notes: [...report.notes, ...notes] },
    processed: new Map(),
    outputs,
  };
}

interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** One object that cannot be written is no reason to lose the others: it is left out, and named. */
function encodeWhatCanBe(
  objects: ReadonlyMap<string, AnyObject>,
  date: Date,
): { readonly bytes: Uint8Array; readonly leftOut: readonly LeftOut[] } {
  const entries = [...objects].map(([path, object]): FileEntryToWrite => ({ path, object }));
  try {
    return { bytes: encodeRootFile(entries, { date }), leftOut: [] };
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
  }
  const leftOut: LeftOut[] = [];
  const kept = entries.filter((entry) => {
    try {
      encodeRootFile([entry], { date, level: 0 });
      return true;
    } catch (error) {
      if (!isOverwatchError(error)) throw error;
      leftOut.push({ path: entry.path, reason: error.message });
      return false;
    }
  });
  return { bytes: encodeRootFile(kept, { date }), leftOut };
}
