/** Compression methods of ROOT's blocks, as the two letters that mark them. */
export type Method = "ZL" | "CS" | "XZ" | "L4" | "ZS";

/** Room for so many bytes, whatever is in it. */
export type Allocate = (count: number) => Uint8Array;

/**
 * Decodes one block to exactly `size` bytes or throws; never writes more than `size` bytes, whatever the block claims.
 * A promise where the only decoder at hand is asynchronous. The bytes may lie in what `allocate` gives, which is new memory unless
 * the caller has other.
 */
export type DecodeBlock = (source: Uint8Array, size: number, allocate?: Allocate) => Uint8Array | Promise<Uint8Array>;

/** Decoders that need loading come as a promise the first time. */
export type FindDecoder = (method: Method) => DecodeBlock | Promise<DecodeBlock>;
