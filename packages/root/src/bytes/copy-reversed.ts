/** Bytes of a number whose order is reversed. */
export type NumberWidth = 2 | 4 | 8;

interface Reversible extends Uint8Array {
  swap16(): unknown;
  swap32(): unknown;
  swap64(): unknown;
}

/** Node's, which reverses in machine code: several times as fast as any loop here. Browsers have none. */
const nodeBuffer = (
  globalThis as { readonly Buffer?: { from(of: ArrayBufferLike, at: number, length: number): Reversible } }
).Buffer;

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Setting it up takes as long as a loop over so many bytes. */
const WORTHWHILE = 256;

/**
 * Copies numbers between a record, which is big-endian, and a typed array of the same length in bytes. Returns false, having done
 * nothing, where a loop of the caller's is faster or the machine has no such means.
 */
export function copyReversed(source: Uint8Array, target: ArrayBufferView, width: NumberWidth): boolean {
  const { byteLength } = target;
  if (byteLength < WORTHWHILE || nodeBuffer === undefined || !isLittleEndian) return false;
  const bytes = nodeBuffer.from(target.buffer, target.byteOffset, byteLength);
  bytes.set(source);
  if (width === 4) bytes.swap32();
  else if (width === 8) bytes.swap64();
  else bytes.swap16();
  return true;
}
