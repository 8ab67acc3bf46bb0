import type { AnyHistogram, Numbers } from "@overwatch/root/hist";
import { refuse } from "./refuse.js";

/**
 * Checks what a step made of a histogram: it keeps the name, which trends, alarms and pages know it by, and has no NaN where the given
 * one had a number. A histogram that came with NaN may keep it.
 *
 * @throws ResultProblem
 */
export function checkSameHistogram(made: AnyHistogram, given: AnyHistogram, at: string): void {
  if (made === given) return;
  if (made.name !== given.name) {
    refuse(`${at}.name`, `${JSON.stringify(given.name)}, as it was before,`, made.name);
  }
  if (made.kind === "stack" && given.kind === "stack") {
    for (const [i, member] of made.members.entries()) {
      const before = given.members[i];
      if (before !== undefined) checkSameHistogram(member, before, `${at}.members[${i}]`);
    }
    return;
  }
  for (const field of ["contents", "y"] as const) {
    const [numbers, before] = [numbersOf(made, field), numbersOf(given, field)];
    if (numbers === undefined || numbers === before) continue;
    const cell = firstNewNaN(numbers, before);
    if (cell !== undefined) refuse(`${at}.${field}[${cell}]`, "a number, as it was before,", Number.NaN);
  }
}

function firstNewNaN(numbers: Numbers, before: Numbers | undefined): number | undefined {
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i]) && !Number.isNaN(before?.[i])) return i;
  }
  return undefined;
}

function numbersOf(hist: AnyHistogram, field: "contents" | "y"): Numbers | undefined {
  // Every kind but the stack has one of the two.
  return (hist as unknown as Readonly<Record<string, Numbers | undefined>>)[field];
}
