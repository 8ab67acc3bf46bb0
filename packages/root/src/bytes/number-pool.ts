const POOL_BYTES = 1 << 16;
const SMALL_BYTES = 1 << 12;

let pool = new ArrayBuffer(POOL_BYTES);
let used = 0;

/**
 * `count` bytes on an 8-byte boundary, zero or not: the caller overwrites all of them.
 * Small requests are cut from a shared buffer, since a buffer of its own costs more than a small histogram's contents.
 */
export function allocateBytes(count: number): { buffer: ArrayBuffer; offset: number } {
  if (count > SMALL_BYTES) return { buffer: new ArrayBuffer(count), offset: 0 };
  if (used + count > POOL_BYTES) {
    pool = new ArrayBuffer(POOL_BYTES);
    used = 0;
  }
  const offset = used;
  used = (used + count + 7) & ~7;
  return { buffer: pool, offset };
}

/** Room for `length` doubles; the caller sets all of them. */
export function allocateDoubles(length: number): Float64Array<ArrayBuffer> {
  const { buffer, offset } = allocateBytes(length * 8);
  return new Float64Array(buffer, offset, length);
}
