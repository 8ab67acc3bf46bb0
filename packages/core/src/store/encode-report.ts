import type { SubsystemReport } from "../model/report.js";
import { packReport, unpackReport } from "./pack-report.js";

/** Numbers that JSON has no form for. */
const special = new Map<string, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

const mark = "$number";

/**
 * JSON that gives back every number as it was: NaN, infinities and -0 are `{ "$number": "NaN" }`. This is the form in
 * which reports are stored; it is not the form for people and scripts, who get strings.
 */
export function encodePlain(value: unknown): string {
  // Asking every value by hand is several times faster than a replacer, and few reports need one.
  return hasSpecial(value) ? JSON.stringify(value, replace) : JSON.stringify(value);
}

/** The value that `encodePlain` was given. Throws a SyntaxError for what is no JSON. */
export function decodePlain(text: string): unknown {
  return text.includes(`"${mark}"`) ? JSON.parse(text, revive) : JSON.parse(text);
}

/** Reports are never changed, so each needs to be written out once; those that nobody holds any more are forgotten. */
const texts = new WeakMap<SubsystemReport, string>();

/**
 * A report as text; equal reports with fields in the same order give equal text. What it says of each file stands in
 * columns: a run may have ten thousand files.
 */
export function encodeReport(report: SubsystemReport): string {
  const known = texts.get(report);
  if (known !== undefined) return known;
  const text = encodePlain(packReport(report));
  texts.set(report, text);
  return text;
}

/**
 * The report that `encodeReport` was given: what comes of text of other origin must be checked by its `format`.
 *
 * @throws SyntaxError, TypeError or RangeError for text that is no report's.
 */
export function decodeReport(text: string): SubsystemReport {
  const value = decodePlain(text);
  const report = unpackReport(value);
  // What was not packed is written in another form the next time.
  if (report !== value) texts.set(report, text);
  return report;
}

function hasSpecial(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value) || Object.is(value, -0);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasSpecial);
  for (const name in value) {
    if (hasSpecial(value[name as keyof typeof value])) return true;
  }
  return false;
}

function replace(_key: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (Object.is(value, -0)) return { [mark]: "-0" };
  return Number.isFinite(value) ? value : { [mark]: String(value) };
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(mark in value)) return value;
  return special.get(String(value[mark])) ?? value;
}
