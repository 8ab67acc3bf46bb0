/** Histograms to compare with that people froze: kept under a name, whatever becomes of the run that they came from. */
export interface FrozenReference {
  readonly name: string;
  /** From 1; a name that is frozen again has a new version, and keeps the old ones. */
  readonly version: number;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
  /** Where it came from: `run 300005 EMC`, or the name of a file. */
  readonly from: string;
  readonly who: string;
  /** Unix seconds. */
  readonly at: number;
}

/** What is frozen. */
export interface FrozenReferences {
  /** Adds a version. */
  freeze(
    reference: Pick<FrozenReference, "name" | "from" | "who" | "at"> & { readonly content: Uint8Array },
  ): Promise<FrozenReference>;
  /** All versions, by name, then version. */
  list(): Promise<readonly FrozenReference[]>;
  /** The bytes of a ROOT file; undefined when there is no such version. */
  content(name: string, version: number): Promise<Uint8Array | undefined>;
}
