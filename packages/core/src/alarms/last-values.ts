import type { Numbers } from "@overwatch/root/hist";

/** The newest `n` values, oldest first; undefined while there are fewer. */
export function lastValues(previous: Numbers, newest: number, n: number): readonly number[] | undefined {
  if (previous.length + 1 < n) return undefined;
  return [...previous.slice(previous.length + 1 - n), newest];
}
