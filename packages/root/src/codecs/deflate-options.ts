/** Window of zlib for a block: small blocks need no large one, and setting that up costs more than packing them. */
export function windowBits(size: number): number {
  return Math.min(15, Math.max(9, 32 - Math.clz32(Math.max(0, size - 1))));
}
