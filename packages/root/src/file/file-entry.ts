import type { Key } from "../container/key.js";

/** A key of a file, without its object. */
export interface KeyInfo {
  /** Directories and name: `dir/name`. A name may itself hold slashes. */
  readonly path: string;
  readonly name: string;
  /** 1 for the first object of this name; the newest one has the highest. */
  readonly cycle: number;
  readonly className: string;
  readonly title: string;
}

/** A key with its place, internally. */
export interface FileEntry extends KeyInfo {
  readonly key: Key;
  readonly directory: boolean;
}
