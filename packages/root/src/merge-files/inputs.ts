import type { FileEntry } from "../file/file-entry.js";
import { openRootFile } from "../file/open-root-file.js";
import type { RootFile } from "../file/root-file.js";
import type { FileSource } from "../source/source.js";

/** An open file and the newest of each of its objects. */
export interface Input {
  readonly file: RootFile;
  readonly entries: ReadonlyMap<string, FileEntry>;
}

/** Opens a file for reading in the order of another's objects. */
export async function openInput(source: FileSource, maxObjectSize: number | undefined): Promise<Input> {
  const file = await openRootFile(source, maxObjectSize === undefined ? {} : { maxObjectSize });
  await file.loadInfos();
  return { file, entries: file.newestEntries() };
}

/** Files that are read together: few enough that their lists of keys and their windows stay small. */
const MOST_FILES = 32;
const MOST_KEYS = 500_000;

/** Whether another file may join; two at least are needed to get ahead. */
export function hasRoom(inputs: readonly Input[]): boolean {
  if (inputs.length < 2) return true;
  const keys = inputs.reduce((sum, { entries }) => sum + entries.size, 0);
  return inputs.length < MOST_FILES && keys < MOST_KEYS;
}

export async function closeAll(inputs: readonly Input[]): Promise<void> {
  await Promise.all(inputs.map(({ file }) => file.close()));
}

/** All directories, in the order of the files. */
export function directoriesOf(inputs: readonly Input[]): Iterable<{ readonly path: string; readonly title: string }> {
  const byPath = new Map<string, { readonly path: string; readonly title: string }>();
  for (const { file } of inputs) {
    for (const directory of file.directories()) if (!byPath.has(directory.path)) byPath.set(directory.path, directory);
  }
  return byPath.values();
}
