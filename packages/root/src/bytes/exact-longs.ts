const exact = new WeakMap<object, BigInt64Array>();
const longs = new WeakSet<object>();

/** Marks an array of doubles as one of 64-bit integers, which is what it must be written as where nothing else says so. */
export function markLongs(numbers: Float64Array): Float64Array {
  longs.add(numbers);
  return numbers;
}

export function isLongArray(numbers: object): boolean {
  return longs.has(numbers);
}

/** Remembers the integers behind an array of doubles that could not hold them all. */
export function keepExactLongs(rounded: Float64Array, view: DataView, start: number): void {
  exact.set(
    rounded,
    BigInt64Array.from(rounded, (_, i) => view.getBigInt64(start + 8 * i)),
  );
}

/** The integers as stored, where `numbers` is an array as read from a file whose integers exceed a double. */
export function exactLongs(numbers: object): BigInt64Array | undefined {
  return exact.get(numbers);
}
