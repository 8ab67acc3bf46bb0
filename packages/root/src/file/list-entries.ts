import { ByteReader } from "../bytes/byte-reader.js";
import { DIRECTORY_BYTES, type DirectoryRecord, readDirectory } from "../container/directory.js";
import type { FileHeader } from "../container/header.js";
import { type Key, keyFault, MIN_KEY_BYTES } from "../container/key.js";
import { readKeyList } from "../container/read-key-list.js";
import { fileKeysInvalid, fileNotClosed } from "../errors/catalogue.js";
import { Damage } from "../errors/damage.js";
import type { OverwatchError } from "../errors/overwatch-error.js";
import type { Source } from "../source/source.js";
import type { FileEntry } from "./file-entry.js";

const directoryClasses: readonly string[] = ["TDirectory", "TDirectoryFile"];
const MAX_DEPTH = 100;

/** A directory that cannot be listed; the rest of the file can be used. */
export interface DirectoryProblem {
  readonly path: string;
  readonly cycle: number;
  readonly reason: string;
}

export interface Listing {
  /** Keys in ROOT's order; each directory is followed by what is in it. */
  readonly entries: readonly FileEntry[];
  readonly problems: readonly DirectoryProblem[];
  readonly title: string;
  /** When the root directory was written last, in ROOT's form. */
  readonly datime: number;
}

/** The keys of all directories, or the error that makes the file unusable. Reads no object. */
export async function listEntries(source: Source, header: FileHeader): Promise<Listing | OverwatchError> {
  const at = header.begin + header.nbytesName;
  if (at + DIRECTORY_BYTES > header.end) return fileKeysInvalid(source.name, "the root directory is cut off", at);
  const root = readDirectory(new ByteReader(await source.read(at, DIRECTORY_BYTES)));
  if (root.seekKeys === 0) return fileNotClosed(source.name);
  const entries: FileEntry[] = [];
  const problems: DirectoryProblem[] = [];
  // Lists that overlap, or directories that are shared, could make a small file endless: no file has more key lists than bytes.
  const seen = new Set([header.begin]);
  let listed = 0;
  const walk = async (directory: DirectoryRecord, path: string, depth: number): Promise<void> => {
    listed += directory.nbytesKeys;
    if (listed > header.end) throw new Damage("damaged", "the key lists claim more bytes than the file has");
    for (const key of await readKeys(source, header, directory)) {
      const entry = toEntry(key, path);
      entries.push(entry);
      if (!entry.directory) continue;
      try {
        if (seen.has(key.seek)) throw new Damage("damaged", "the directory contains itself or is in two places");
        seen.add(key.seek);
        if (depth > MAX_DEPTH) throw new Damage("damaged", "directories are nested too deeply");
        const directory = await readSubdirectory(source, header, key);
        // A directory that never got an object has no list.
        if (directory.seekKeys !== 0) await walk(directory, `${entry.path}/`, depth + 1);
      } catch (error) {
        problems.push({ path: entry.path, cycle: entry.cycle, reason: reasonOf(error) });
      }
    }
  };
  try {
    await walk(root, "", 0);
  } catch (error) {
    return fileKeysInvalid(source.name, reasonOf(error), root.seekKeys);
  }
  return { entries, problems, title: await readTitle(source, header), datime: root.modified };
}

function reasonOf(error: unknown): string {
  return error instanceof Damage ? error.reason : error instanceof Error ? error.message : String(error);
}

function toEntry(key: Key, path: string): FileEntry {
  const { name, cycle, title } = key;
  const directory = directoryClasses.includes(key.className);
  // As ROOT says it: old files and other writers have TDirectory here.
  const className = directory ? "TDirectoryFile" : key.className;
  return { path: path + name, name, cycle, className, title, key, directory };
}

async function readKeys(source: Source, header: FileHeader, directory: DirectoryRecord): Promise<Key[]> {
  const { seekKeys, nbytesKeys } = directory;
  if (nbytesKeys < MIN_KEY_BYTES || seekKeys <= header.begin || seekKeys + nbytesKeys > header.end) {
    const claim = `bytes ${seekKeys} to ${seekKeys + nbytesKeys} of a file that ends at ${header.end}`;
    throw new Damage("damaged", `the key list claims ${claim}`);
  }
  return readKeyList(await source.read(seekKeys, nbytesKeys));
}

async function readSubdirectory(source: Source, header: FileHeader, key: Key): Promise<DirectoryRecord> {
  const fault = keyFault(key, header.begin, header.end);
  if (fault !== undefined) throw new Damage("damaged", fault);
  const at = key.seek + key.keyLength;
  return readDirectory(new ByteReader(await source.read(at, Math.min(DIRECTORY_BYTES, header.end - at))));
}

/** The title in the root directory's record; empty where it cannot be read. */
async function readTitle(source: Source, header: FileHeader): Promise<string> {
  try {
    const reader = new ByteReader(await source.read(header.begin, header.nbytesName));
    reader.pos = 14;
    reader.pos = reader.u16();
    reader.string();
    return reader.string();
  } catch {
    return "";
  }
}
