/** One place in which two decoded values differ. */
export interface ValueDifference {
  /** As one would write it: `trends[maxAmp].points[2].value`, `contents[17]`; "" for the value itself. */
  readonly path: string;
  /** What differs, as JSON can hold it. */
  readonly expected: string | number | boolean | null;
  readonly found: string | number | boolean | null;
  /** Of cells: how many of the same array differ, when it is more than this one. */
  readonly cells?: number;
}

/** What a comparison came to. */
export interface ValueComparison {
  /** Numbers, texts and flags that were looked at. */
  readonly compared: number;
  readonly differences: readonly ValueDifference[];
  /** Numbers that differ by no more than the tolerance: notes, no differences. */
  readonly close: readonly ValueDifference[];
}

interface Comparing {
  readonly tolerance: number;
  readonly differences: ValueDifference[];
  readonly close: ValueDifference[];
  compared: number;
}

/**
 * Compares decoded values: plain data, maps and typed arrays. An absent field is the same as an undefined one, NaN is the
 * same as NaN, 0 is not -0. Of an array of numbers the first cell that differs is named, with their number; elements with an
 * id or a name are compared with their namesakes.
 *
 * @param tolerance - relative; default 0: every bit counts.
 */
export function compareValues(expected: unknown, found: unknown, tolerance = 0): ValueComparison {
  const comparing: Comparing = { tolerance, differences: [], close: [], compared: 0 };
  compare("", expected, found, comparing);
  const { compared, differences, close } = comparing;
  return { compared, differences, close };
}

function compare(path: string, expected: unknown, found: unknown, comparing: Comparing): void {
  if (isNumbers(expected) && isNumbers(found)) {
    compareNumbers(path, expected, found, comparing);
  } else if (Array.isArray(expected) && Array.isArray(found)) {
    compareLists(path, expected, found, comparing);
  } else if (expected instanceof Map && found instanceof Map) {
    compareMaps(path, expected, found, comparing);
  } else if (isPlain(expected) && isPlain(found)) {
    compareMaps(path, new Map(Object.entries(expected)), new Map(Object.entries(found)), comparing);
  } else {
    compareLeaves(path, expected, found, comparing);
  }
}

function compareLeaves(path: string, expected: unknown, found: unknown, comparing: Comparing): void {
  if (expected === undefined && found === undefined) return;
  comparing.compared++;
  if (Object.is(expected, found)) return;
  if (expected instanceof Date && found instanceof Date && expected.getTime() === found.getTime()) return;
  const difference = { path, expected: shown(expected), found: shown(found) };
  (isClose(expected, found, comparing) ? comparing.close : comparing.differences).push(difference);
}

function compareNumbers(path: string, expected: Numbers, found: Numbers, comparing: Comparing): void {
  comparing.compared += Math.max(expected.length, found.length);
  if (expected.constructor !== found.constructor || expected.length !== found.length) {
    comparing.differences.push({ path, expected: shown(expected), found: shown(found) });
    return;
  }
  const unequal: number[] = [];
  const close: number[] = [];
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(expected[i], found[i])) (isClose(expected[i], found[i], comparing) ? close : unequal).push(i);
  }
  for (const [cells, list] of [
    [unequal, comparing.differences],
    [close, comparing.close],
  ] as const) {
    const [first] = cells;
    if (first === undefined) continue;
    const difference = { path: `${path}[${first}]`, expected: shown(expected[first]), found: shown(found[first]) };
    list.push(cells.length > 1 ? { ...difference, cells: cells.length } : difference);
  }
}

function compareLists(path: string, expected: readonly unknown[], found: readonly unknown[], comparing: Comparing) {
  const [wanted, there] = [byIdentity(expected), byIdentity(found)];
  if (wanted === undefined || there === undefined) {
    if (expected.length !== found.length) compareLeaves(`${path}.length`, expected.length, found.length, comparing);
    const both = Math.min(expected.length, found.length);
    for (let i = 0; i < both; i++) compare(`${path}[${i}]`, expected[i], found[i], comparing);
    return;
  }
  const common = (of: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...of.keys()].filter((key) => other.has(key)).join(", ");
  compareLeaves(`${path}.order`, common(wanted, there), common(there, wanted), comparing);
  for (const key of new Set([...wanted.keys(), ...there.keys()])) {
    compare(`${path}[${key}]`, wanted.get(key), there.get(key), comparing);
  }
}

function compareMaps(
  path: string,
  expected: ReadonlyMap<unknown, unknown>,
  found: ReadonlyMap<unknown, unknown>,
  comparing: Comparing,
): void {
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const name = String(key);
    compare(path === "" ? name : `${path}.${name}`, expected.get(key), found.get(key), comparing);
  }
}

/** Elements by their id or name; undefined unless every one has its own. */
function byIdentity(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const known = new Map<string, unknown>();
  for (const element of list) {
    if (!isPlain(element)) return undefined;
    const { id, name, on } = element as { readonly id?: unknown; readonly name?: unknown; readonly on?: unknown };
    const own = id ?? name;
    if (typeof own !== "string") return undefined;
    const key = typeof on === "string" ? `${own} on ${on}` : own;
    if (known.has(key)) return undefined;
    known.set(key, element);
  }
  return known;
}

function isClose(expected: unknown, found: unknown, { tolerance }: Comparing): boolean {
  if (tolerance === 0 || typeof expected !== "number" || typeof found !== "number") return false;
  return Math.abs(expected - found) <= tolerance * Math.max(Math.abs(expected), Math.abs(found));
}

type Numbers = ArrayLike<unknown> & { readonly constructor: unknown };

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map)
    ? !(value instanceof Date) && !isNumbers(value)
    : false;
}

/** Short enough for a line. */
function shown(value: unknown): string | number | boolean | null {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? value : numberText(value);
  if (typeof value === "string") return value.length > 200 ? `${value.slice(0, 200)}...` : value;
  if (typeof value === "bigint") return String(value);
  if (isNumbers(value)) return `${value.length} numbers of ${(value.constructor as { name: string }).name}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Map) return `a map of ${value.size}`;
  if (value instanceof Date) return value.toISOString();
  return "an object";
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
