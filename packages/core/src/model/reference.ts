/**
 * Histograms to compare with: the processed ones of a run, those of the newest earlier run of the same HLT mode that was good, a
 * ROOT file, or what people froze under a name (the newest version, or one).
 */
export type ReferenceWanted =
  | number
  | "previous run"
  | { readonly file: string }
  | { readonly frozen: string; readonly version?: number };

/** What alarms compared with. */
export interface ReferenceReport {
  readonly wanted: ReferenceWanted;
  /** The run that it is. */
  readonly run?: number;
  /** Of a run the key of its result, of a file the SHA-256 of its bytes; null when there was none. */
  readonly digest: string | null;
}
