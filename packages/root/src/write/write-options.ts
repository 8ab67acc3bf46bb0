import type { AnyObject, OpaqueObject } from "../classes/types.js";

/** A directory for a new file: for those that get a title of their own, or nothing else. */
export interface DirectoryToWrite {
  readonly path: string;
  /** Default: the name. */
  readonly title?: string;
}

/** An object for a new file. */
export interface FileEntryToWrite {
  /** Directories and name, `dir/name`; directories are made as they are needed. */
  readonly path: string;
  readonly object: AnyObject;
  /** The bytes of this very object, to be written as they are; then `object` tells class and title only. */
  readonly stored?: OpaqueObject;
  /** Name of the key where it holds slashes itself and so is no directory; ignored unless `path` ends with it. */
  readonly name?: string;
  /** Title of the key; default: that of the object. */
  readonly title?: string;
  /** Default: one more than the last object of this path, beginning with 1. */
  readonly cycle?: number;
}

/** How a file is packed and what it says of itself. */
export interface WriteOptions {
  /** zlib level, 0 (none) to 9; default 1. */
  readonly level?: number;
  /** Date of file and objects, in UTC. Default: 1995-01-01, the first that ROOT knows, as the clock is never asked. */
  readonly date?: Date;
  /** Name and title in the file. The name is not that of the target, so that copies are equal; default "file.root". */
  readonly name?: string;
  readonly title?: string;
  /** Directories to make first; others are made as they are needed. */
  readonly directories?: Iterable<DirectoryToWrite>;
  /** 64-bit offsets everywhere, as files beyond 2 GB have them anyway; for tests of readers. */
  readonly big?: boolean;
}
