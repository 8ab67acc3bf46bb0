import type { Attributes } from "@overwatch/root/hist";
import { isLent } from "../lend.js";
import { fieldsOf, number, text } from "./fields.js";
import { ResultProblem, refuse } from "./refuse.js";

const deepest = 20;
const mostFields = 1000;
const mostElements = 1_000_000;

/** Members that operations and the writer calculate with. */
const numeric = new Set(
  "fBits fUniqueID fMaximum fMinimum fNormFactor fBarOffset fBarWidth fFirst fLast fBits2 valueMin valueMax".split(" "),
);

/** Members of ROOT's classes: numbers, texts, binary data, and lists and objects of these. What was lent goes through. */
export function attributes(value: unknown, at: string): Attributes {
  const entries = Object.entries(fieldsOf(value, at));
  if (entries.length > mostFields) throw new ResultProblem(at, `at most ${mostFields} members`, `${entries.length}`);
  const checked = Object.fromEntries(
    entries.map(([name, member]) => [
      name,
      numeric.has(name) && member !== undefined
        ? number(member, `${at}.${name}`)
        : plainCopy(member, `${at}.${name}`, 0),
    ]),
  );
  return isLent(value) ? (value as Attributes) : checked;
}

/** A copy without code, proxies or getters. */
function plainCopy(value: unknown, at: string, depth: number): unknown {
  if (typeof value === "string") return text(value, at);
  if (typeof value === "function" || typeof value === "symbol") refuse(at, "data", value);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || isLent(value)) return value;
  if (depth > deepest) throw new ResultProblem(at, `at most ${deepest} levels`, "more");
  const parts = value instanceof Map ? [...value] : Object.entries(value);
  if (parts.length > mostElements) throw new ResultProblem(at, `at most ${mostElements} parts`, `${parts.length}`);
  const copies = parts.map(([name, part]) => [name, plainCopy(part, `${at}.${String(name)}`, depth + 1)] as const);
  if (value instanceof Map) return new Map(copies);
  return Array.isArray(value) ? copies.map(([, part]) => part) : Object.fromEntries(copies);
}
