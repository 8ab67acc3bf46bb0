import { type AnyObject, encodeRootFile, type FileEntryToWrite } from "@overwatch/root";
import { isOverwatchError } from "../errors/index.js";
import type { Note } from "../model/report.js";

/** A ROOT file in memory, and notes about what is not in it. */
export interface EncodedObjects {
  readonly bytes: Uint8Array;
  readonly notes: readonly Note[];
}

/**
 * Objects by path as a ROOT file with the dates of its data, so that the same objects give the same bytes. One object that
 * cannot be written is no reason to lose the others: it is left out, and named.
 *
 * @param newest - the newest file that went in.
 */
export function encodeObjects(
  file: string,
  objects: ReadonlyMap<string, AnyObject>,
  newest: { readonly name: string; readonly time: number } | undefined,
): EncodedObjects {
  const { name, time } = newest ?? { name: "", time: 0 };
  const { bytes, leftOut } = encodeWhatCanBe(objects, new Date(time * 1000));
  const notes = leftOut.map(
    ({ path, reason }): Note => ({
      code: "NOT_WRITTEN",
      message: `${path} is not in ${file}: ${reason}`,
      time,
      hist: path,
      ...(newest && { file: name }),
    }),
  );
  return { bytes, notes };
}

interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

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
