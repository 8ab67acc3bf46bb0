/** Where two dumps differ first. */
export interface Difference {
  /** Fields and indices, as in `axes[0].nbins`. */
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/**
 * The first difference between two values of parsed JSON, however long arrays are coded; undefined where they are equal.
 * With `tolerance` 0 numbers are equal bit by bit (-0 differs from 0), else within it, relative above 1 and absolute below.
 */
export function findDifference(expected: unknown, found: unknown, tolerance = 0): Difference | undefined {
  const a = isCoded(found) ? expected : expand(expected);
  const b = isCoded(expected) ? found : expand(found);
  const differ = { path: "", expected: a, found: b };
  if (typeof a === "number" && typeof b === "number") return isClose(a, b, tolerance) ? undefined : differ;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b ? undefined : differ;
  if (Array.isArray(a) && Array.isArray(b)) return findInArrays(a, b, tolerance);
  if (Array.isArray(a) || Array.isArray(b)) return differ;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  for (const field of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const difference = findDifference(left[field], right[field], tolerance);
    if (difference !== undefined) return inside(field, difference);
  }
  return undefined;
}

function findInArrays(a: readonly unknown[], b: readonly unknown[], tolerance: number): Difference | undefined {
  if (a.length !== b.length) return { path: "length", expected: a.length, found: b.length };
  for (let i = 0; i < a.length; i++) {
    const difference = findDifference(a[i], b[i], tolerance);
    if (difference !== undefined) return inside(`[${i}]`, difference);
  }
  return undefined;
}

function inside(place: string, { path, expected, found }: Difference): Difference {
  return { path: place + (path === "" || path.startsWith("[") ? path : `.${path}`), expected, found };
}

function isClose(a: number, b: number, tolerance: number): boolean {
  if (tolerance === 0) return Object.is(a, b);
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

function isCoded(value: unknown): value is { readonly runs: readonly [unknown, number][] } {
  return typeof value === "object" && value !== null && "runs" in value && Array.isArray(value.runs);
}

/** Undoes the run-length coding of long arrays. */
function expand(value: unknown): unknown {
  if (!isCoded(value)) return value;
  return value.runs.flatMap(([item, count]) => new Array<unknown>(count).fill(item));
}
