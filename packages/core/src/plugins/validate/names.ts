import { listOf, text } from "./fields.js";
import { ResultProblem } from "./refuse.js";

const mostPartners = 1000;

/** The partners of a stack: at least one name, none twice. */
export function partners(value: unknown): readonly [string, ...string[]] {
  const [first, ...rest] = listOf(value, "", mostPartners, text);
  if (first === undefined) throw new ResultProblem("", "a list of at least one name", "an empty list");
  const names = [first, ...rest] as const;
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new ResultProblem("", "each name once", `\`${twice}\` twice`);
  return [...names];
}

/** The same names in another order: what a group's `sort` returns. */
export function permutationOf(names: readonly string[]): (value: unknown) => readonly string[] {
  return (value) => {
    const sorted = listOf(value, "", names.length, text);
    const missing = new Set(names);
    for (const name of sorted) {
      if (!missing.delete(name)) {
        const what = names.includes(name) ? "twice" : "which was not given";
        throw new ResultProblem("", "the given names in another order", `\`${name}\`, ${what}`);
      }
    }
    const [lost] = missing;
    if (lost !== undefined)
      throw new ResultProblem("", "the given names in another order", `a list without \`${lost}\``);
    return sorted;
  };
}
