/** Where a file's bytes come from. */
export interface Source {
  /** For messages. */
  readonly name: string;
  readonly size: number;
  /**
   * The bytes [offset, offset + length), which lie inside the file; at once where they are at hand.
   * The array is only valid until the next call.
   */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What `openRootFile` accepts: a path (in Node) or an address, bytes, or a Blob. */
export type FileSource = string | Uint8Array | Blob;
