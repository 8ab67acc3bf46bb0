import type { KeyToWrite } from "../container/write-key.js";
import { writePathInvalid } from "../errors/catalogue.js";

/** A directory of a file that is being written. */
export interface DirectoryNode {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly seek: number;
  readonly parent: DirectoryNode | undefined;
  readonly nbytesName: number;
  /** By name in order of first appearance; keys of one name from the newest cycle to the oldest. */
  readonly keys: Map<string, KeyToWrite[]>;
  readonly directories: Map<string, DirectoryNode>;
}

/** Path of an object as directories and name, which may be given where it holds slashes; throws `WRITE_PATH_INVALID`. */
export function splitPath(
  path: string,
  given?: string,
): { readonly directories: readonly string[]; readonly name: string } {
  if (given !== undefined && given !== "" && (path === given || path.endsWith(`/${given}`))) {
    const directories = path.slice(0, path.length - given.length).split("/");
    return { directories: directories.filter((part) => part !== ""), name: given };
  }
  const parts = path.split("/").filter((part) => part !== "");
  const name = parts.pop();
  if (name === undefined) throw writePathInvalid(path, "there is no name");
  return { directories: parts, name };
}

/** All keys of a directory in the order of its list. */
export function keysOf(directory: DirectoryNode): KeyToWrite[] {
  return [...directory.keys.values()].flat();
}

/** Adds a key so that cycles descend, which is what readers expect. */
export function addKey(directory: DirectoryNode, key: KeyToWrite): void {
  const same = directory.keys.get(key.name);
  if (same === undefined) directory.keys.set(key.name, [key]);
  else {
    const at = same.findIndex((other) => other.cycle <= key.cycle);
    same.splice(at < 0 ? same.length : at, 0, key);
  }
}

/** The cycle of a new object: the one that is asked for, or the next. */
export function nextCycle(directory: DirectoryNode, name: string, path: string, wanted: number | undefined): number {
  const same = directory.keys.get(name) ?? [];
  const cycle = wanted ?? (same[0]?.cycle ?? 0) + 1;
  if (directory.directories.has(name)) throw writePathInvalid(path, "a directory of this name is there already");
  if (same.some((key) => key.cycle === cycle)) throw writePathInvalid(path, `cycle ${cycle} is there already`);
  if (!Number.isInteger(cycle) || cycle < 1 || cycle > 32_767) throw writePathInvalid(path, `${cycle} is no cycle`);
  return cycle;
}
