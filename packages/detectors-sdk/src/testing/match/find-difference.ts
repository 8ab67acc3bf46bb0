import type { AnyHistogram, Axis, Numbers } from "@overwatch/core/hist";
import { describeCell } from "./describe-cell.js";

/** How exactly numbers must agree. */
export interface MatchOptions {
  /** Largest difference of two numbers in parts of the larger one. Default 0: equal to the last bit. */
  readonly relative?: number;
}

/** Cells that a message names. */
const shown = 5;

/** A sentence on the first difference of two histograms; undefined when there is none. */
export function findDifference(received: unknown, expected: AnyHistogram, options: MatchOptions): string | undefined {
  if (!isHistogram(received)) return `Expected a histogram of kind ${expected.kind}, found ${typeof received}.`;
  if (received.kind !== expected.kind) {
    return `Expected a histogram of kind ${expected.kind}, found ${received.kind}.`;
  }
  if (expected.kind === "stack") return differentMembers(received, expected, options);
  return differentAxes(axesOf(received), axesOf(expected)) ?? differentNumbers(received, expected, options);
}

function isHistogram(value: unknown): value is AnyHistogram {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}

function differentMembers(received: AnyHistogram, expected: AnyHistogram, options: MatchOptions): string | undefined {
  const found = "members" in received ? received.members : [];
  const wanted = "members" in expected ? expected.members : [];
  if (found.length !== wanted.length) return `Expected a stack of ${wanted.length} members, found ${found.length}.`;
  for (const [i, member] of wanted.entries()) {
    const difference = findDifference(found[i], member, options);
    if (difference !== undefined) return `Member ${i + 1}: ${difference}`;
  }
  return undefined;
}

function axesOf(hist: AnyHistogram): readonly Axis[] {
  return "axes" in hist ? hist.axes : [];
}

function differentAxes(received: readonly Axis[], expected: readonly Axis[]): string | undefined {
  for (const [i, wanted] of expected.entries()) {
    const name = "xyz"[i];
    const found = received[i];
    if (found === undefined) return `Expected ${expected.length} axes, found ${received.length}.`;
    for (const field of ["nbins", "min", "max"] as const) {
      if (found[field] !== wanted[field]) {
        return `Axis ${name} differs: expected ${field} ${wanted[field]}, found ${found[field]}.`;
      }
    }
    const edge = firstDifferent(found.edges ?? [], wanted.edges ?? [], 0);
    if (edge !== undefined) return `Axis ${name} differs: edge ${edge} is not the same.`;
    const label = [...(wanted.labels ?? [])].find(([bin, text]) => found.labels?.get(bin) !== text);
    if (label !== undefined || (found.labels?.size ?? 0) !== (wanted.labels?.size ?? 0)) {
      return `Axis ${name} differs: labels are not the same${label === undefined ? "" : ` at bin ${label[0]}`}.`;
    }
  }
  return undefined;
}

/** Arrays of numbers that a kind has, with the words for them; those of graphs are their points. */
const arrays = { contents: "contents", sumw2: "squared errors", binEntries: "weights", x: "x", y: "y" } as const;

function differentNumbers(received: AnyHistogram, expected: AnyHistogram, options: MatchOptions): string | undefined {
  const tolerance = options.relative ?? 0;
  for (const [field, what] of Object.entries(arrays)) {
    const found = numbersOf(received, field);
    const wanted = numbersOf(expected, field);
    // Absent squared errors say "unweighted", which a builder cannot know: compared only where both have them.
    if (found === undefined || wanted === undefined) continue;
    if (found.length !== wanted.length) return `Expected ${wanted.length} numbers as ${what}, found ${found.length}.`;
    const difference = differentCells(found, wanted, tolerance, axesOf(expected));
    if (difference !== undefined) return `${what} differ: ${difference}`;
  }
  const found = "entries" in received ? received.entries : 0;
  const wanted = "entries" in expected ? expected.entries : 0;
  return same(found, wanted, tolerance) ? undefined : `Expected ${wanted} entries, found ${found}.`;
}

function numbersOf(hist: AnyHistogram, field: string): Numbers | undefined {
  // The fields of `arrays` are arrays of numbers in every kind that has them.
  return (hist as unknown as Readonly<Record<string, Numbers | undefined>>)[field];
}

function differentCells(found: Numbers, wanted: Numbers, tolerance: number, axes: readonly Axis[]): string | undefined {
  const cells: string[] = [];
  let count = 0;
  for (let cell = 0; cell < wanted.length; cell++) {
    const [a = Number.NaN, b = Number.NaN] = [found[cell], wanted[cell]];
    if (same(a, b, tolerance)) continue;
    count++;
    if (cells.length < shown) cells.push(`${describeCell(cell, axes)} expected ${b}, found ${a}`);
  }
  if (count === 0) return undefined;
  const rest = count > cells.length ? `; ${count} cells in all` : "";
  return `${cells.join("; ")}${rest}.`;
}

function firstDifferent(found: Numbers, wanted: Numbers, tolerance: number): number | undefined {
  for (let i = 0; i < Math.max(found.length, wanted.length); i++) {
    if (!same(found[i] ?? Number.NaN, wanted[i] ?? Number.NaN, tolerance)) return i;
  }
  return undefined;
}

function same(a: number, b: number, tolerance: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}
