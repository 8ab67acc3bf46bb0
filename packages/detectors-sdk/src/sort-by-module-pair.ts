/**
 * Order of supermodules as they stand in the detector, for a grid of two columns: by number from the highest down,
 * the even one of each pair first (18, 19, 16, 17, ... 0, 1).
 *
 * @param key - text before the number, "_SM" for example. Names without a number after it come last, in their order.
 */
export function sortByModulePair(names: readonly string[], key: string): readonly string[] {
  const numbered = names.map((name) => ({ name, number: numberAfter(name, key) }));
  const modules = numbered
    .filter(({ number }) => number !== undefined)
    .sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
    .map(({ name }) => name);
  const others = numbered.filter(({ number }) => number === undefined).map(({ name }) => name);
  const pairs = Array.from({ length: Math.ceil(modules.length / 2) }, (_, i) => modules.slice(2 * i, 2 * i + 2));
  return [...pairs.flatMap((pair) => pair.reverse()), ...others];
}

/** The digits that follow the first `key`, as a number. */
function numberAfter(name: string, key: string): number | undefined {
  const at = name.indexOf(key);
  if (at < 0) return undefined;
  const digits = /^\d+/.exec(name.slice(at + key.length));
  return digits === null ? undefined : Number(digits[0]);
}
