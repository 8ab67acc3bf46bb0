const exact = new WeakMap<object, BigInt64Array>();

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
