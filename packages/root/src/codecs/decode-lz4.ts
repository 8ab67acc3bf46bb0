import { xxh64 } from "./xxh64.js";

const CHECKSUM_BYTES = 8;
const MIN_MATCH = 4;

/**
 * Decodes an L4 block: a big-endian XXH64 of the rest, then one LZ4 block (without a frame).
 * Throws when the checksum differs or the block does not give exactly `size` bytes.
 */
export function decodeLz4(source: Uint8Array, size: number): Uint8Array {
  if (source.length < CHECKSUM_BYTES) throw new Error("an LZ4 block without its checksum");
  const block = source.subarray(CHECKSUM_BYTES);
  const head = new DataView(source.buffer, source.byteOffset, CHECKSUM_BYTES);
  const sum = xxh64(block);
  if (sum.high !== head.getUint32(0) || sum.low !== head.getUint32(4))
    throw new Error("the checksum of a block differs");
  return expand(block, new Uint8Array(size));
}

function expand(block: Uint8Array, target: Uint8Array): Uint8Array {
  let from = 0;
  let to = 0;
  while (from < block.length) {
    const token = byteAt(block, from++);
    let literals = token >>> 4;
    if (literals === 15) {
      let more: number;
      do {
        more = byteAt(block, from++);
        literals += more;
      } while (more === 255);
    }
    if (from + literals > block.length || to + literals > target.length) throw new Error("LZ4 literals beyond the end");
    copyLiterals(block, from, target, to, literals);
    from += literals;
    to += literals;
    // The last sequence has literals only.
    if (from === block.length) break;
    const distance = byteAt(block, from) | (byteAt(block, from + 1) << 8);
    from += 2;
    let length = token & 15;
    if (length === 15) {
      let more: number;
      do {
        more = byteAt(block, from++);
        length += more;
      } while (more === 255);
    }
    length += MIN_MATCH;
    if (distance === 0 || distance > to || to + length > target.length)
      throw new Error("an LZ4 match outside the data");
    copyMatch(target, to, distance, length);
    to += length;
  }
  if (to !== target.length) throw new Error(`an LZ4 block gives ${to} bytes, ${target.length} were claimed`);
  return target;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error("an LZ4 block ends early");
  return byte;
}

function copyLiterals(source: Uint8Array, from: number, target: Uint8Array, to: number, count: number): void {
  if (count > 32) target.set(source.subarray(from, from + count), to);
  else for (let i = 0; i < count; i++) target[to + i] = source[from + i] ?? 0;
}

function copyMatch(target: Uint8Array, to: number, distance: number, length: number): void {
  const from = to - distance;
  if (distance === 1 && length > 16) target.fill(target[from] ?? 0, to, to + length);
  else if (distance >= length && length > 32) target.copyWithin(to, from, from + length);
  // A match may overlap what it writes: byte by byte repeats the pattern.
  else for (let i = 0; i < length; i++) target[to + i] = target[from + i] ?? 0;
}
