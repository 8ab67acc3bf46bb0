import type { Information, InfoValue } from "../../model/hists.js";
import { fieldsOf, listOf, text } from "./fields.js";
import { ResultProblem, refuse } from "./refuse.js";

const mostLabels = 1000;
const mostElements = 100_000;

/** Facts by label: texts, numbers, true or false, and lists of texts and numbers. */
export function information(value: unknown, at: string): Information {
  const entries = Object.entries(fieldsOf(value, at, "an object with facts by label"));
  if (entries.length > mostLabels) throw new ResultProblem(at, `at most ${mostLabels} labels`, `${entries.length}`);
  return Object.fromEntries(entries.map(([label, fact]) => [text(label, at), infoValue(fact, `${at}.${label}`)]));
}

function infoValue(value: unknown, at: string): InfoValue {
  return Array.isArray(value) ? listOf(value, at, mostElements, textOrNumber) : fact(value, at);
}

function fact(value: unknown, at: string): string | number | boolean {
  return typeof value === "boolean" ? value : textOrNumber(value, at);
}

function textOrNumber(value: unknown, at: string): string | number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return text(value, at);
  return refuse(at, "a text, a number, true, false, or a list of texts and numbers", value);
}
