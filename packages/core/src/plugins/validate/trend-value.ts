import type { TrendHead, TrendValue } from "../../model/trend.js";
import { fieldsOf, finite, onlyFields, optional, text } from "./fields.js";
import { ResultProblem } from "./refuse.js";

const mostValues = 10_000;

/** The value of one file, finite; undefined adds no point. */
export function trendValue(value: unknown): TrendValue | undefined {
  if (value === undefined) return undefined;
  const fields = fieldsOf(value, "", "an object with a value, or undefined for no point");
  onlyFields(fields, ["value", "error", "values"], "");
  return {
    value: finite(fields["value"], "value"),
    ...optional("error", fields["error"], "", finite),
    ...optional("values", fields["values"], "", namedValues),
  };
}

function namedValues(value: unknown, at: string): Readonly<Record<string, number>> {
  const entries = Object.entries(fieldsOf(value, at, "an object with numbers by name"));
  if (entries.length > mostValues) throw new ResultProblem(at, `at most ${mostValues} values`, `${entries.length}`);
  return Object.fromEntries(entries.map(([name, number]) => [text(name, at), finite(number, `${at}.${name}`)]));
}

/** What a trender's `initialize` makes of the description of a trend. */
export function trendHead(value: unknown): TrendHead {
  const fields = fieldsOf(value, "", "an object with title, unit and hist");
  return {
    title: text(fields["title"], "title"),
    unit: text(fields["unit"], "unit"),
    hist: text(fields["hist"], "hist"),
  };
}
