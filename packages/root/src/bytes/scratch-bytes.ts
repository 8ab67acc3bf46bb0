/** Larger requests get memory of their own, which is given back. */
const LARGEST = 8 << 20;

let scratch = new Uint8Array(0);

/**
 * Room for `count` bytes, whatever they are; valid until the next call. For what is expanded, taken apart at once and forgotten: new
 * memory for each object costs more than taking apart what is in it.
 */
export function scratchBytes(count: number): Uint8Array {
  if (count > LARGEST) return new Uint8Array(count);
  if (count > scratch.length) scratch = new Uint8Array(Math.min(LARGEST, Math.max(count, 2 * scratch.length)));
  return scratch.subarray(0, count);
}
