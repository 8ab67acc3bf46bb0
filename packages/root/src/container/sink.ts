/** Where a new file's bytes go, in order; the beginning is overwritten at the end. */
export interface Sink {
  append(bytes: Uint8Array): void;
  /** Overwrites bytes that were appended before. */
  overwrite(offset: number, bytes: Uint8Array): void;
}
