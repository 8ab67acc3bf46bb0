import { isOverwatchError } from "@overwatch/core/errors";
import { type AliObject, encodeRootFile, type FileEntryToWrite, type WriteOptions } from "@overwatch/core/root";
import { objectNameInvalid } from "../errors/catalogue.js";
import { objectPath } from "./object-path.js";

/** A ROOT file in memory, and what could not be put into it. */
export interface EncodedFile {
  /** Absent when no object can be written. */
  readonly bytes?: Uint8Array;
  readonly objects: number;
  readonly problems: readonly unknown[];
}

/** A file with all objects that can be written, as the bytes they came in where that is possible; of equal names the last one wins. */
export function encodeFile(objects: readonly AliObject[], options: WriteOptions): EncodedFile {
  const problems: unknown[] = [];
  const entries = new Map<string, FileEntryToWrite>();
  for (const { name, object, stored } of objects) {
    try {
      const path = objectPath(name);
      entries.set(path, { path, object, ...(stored && { stored }) });
    } catch (error) {
      problems.push(error);
    }
  }
  for (const path of entries.keys()) {
    if (!path.includes("/")) continue;
    const inside = foldersOf(path).find((folder) => entries.has(folder));
    if (inside === undefined) continue;
    problems.push(objectNameInvalid(path, `\`${inside}\` is an object and no directory`));
    entries.delete(path);
  }
  const bytes = encode([...entries.values()], options);
  if (bytes !== undefined) return { bytes, objects: entries.size, problems };
  // Some object cannot be written: find which, and keep the others.
  const good = [...entries.values()].filter((entry) => {
    try {
      encodeRootFile([entry], options);
      return true;
    } catch (error) {
      problems.push(error);
      return false;
    }
  });
  const rest = encode(good, options);
  return { ...(rest && { bytes: rest }), objects: rest === undefined ? 0 : good.length, problems };
}

function encode(entries: readonly FileEntryToWrite[], options: WriteOptions): Uint8Array | undefined {
  if (entries.length === 0) return undefined;
  try {
    return encodeRootFile(entries, options);
  } catch (error) {
    if (isOverwatchError(error)) return undefined;
    throw error;
  }
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
}
