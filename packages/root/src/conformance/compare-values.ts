import type { Difference } from "./report.js";

/**
 * The first difference between two values of parsed JSON, run-length coded arrays expanded; undefined where they are equal.
 * Tolerance 0: numbers are equal bit by bit, -0 differs from 0. Else within it, relative above 1 and absolute below.
 * Numbers that JSON cannot express are the texts that stand for them.
 */
export function compareValues(
  expected: unknown,
  found: unknown,
  tolerance: number,
  path: string,
): Difference | undefined {
  const a = plain(expected);
  const b = plain(found);
  const differ = { path, expected: a, found: b };
  if (typeof a === "number" && typeof b === "number") return isClose(a, b, tolerance) ? undefined : differ;
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b, tolerance, path);
  if (Array.isArray(a) || Array.isArray(b) || !isObject(a) || !isObject(b)) return a === b ? undefined : differ;
  for (const field of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const difference = compareValues(a[field], b[field], tolerance, `${path}.${field}`);
    if (difference) return difference;
  }
  return undefined;
}

function compareLists(
  a: readonly unknown[],
  b: readonly unknown[],
  tolerance: number,
  path: string,
): Difference | undefined {
  if (a.length !== b.length) return { path: `${path}.length`, expected: a.length, found: b.length };
  for (let i = 0; i < a.length; i++) {
    const difference = compareValues(a[i], b[i], tolerance, `${path}[${i}]`);
    if (difference) return difference;
  }
  return undefined;
}

function isClose(a: number, b: number, tolerance: number): boolean {
  if (tolerance === 0) return Object.is(a, b);
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function plain(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  // Our 64-bit cells are doubles.
  if (typeof value === "string" && /^-?\d{16,}$/.test(value)) return Number(value);
  if (!isObject(value) || !Array.isArray(value["runs"])) return value;
  return value["runs"].flatMap(([item, count]: [unknown, number]) => new Array<unknown>(count).fill(item));
}
