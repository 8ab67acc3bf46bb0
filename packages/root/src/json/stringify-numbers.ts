import type { Numbers } from "../hist/types.js";

/** A number as JSON: NaN becomes null, an infinity a number that is too large for a double. */
export function stringifyNumber(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
  return Number.isNaN(value) ? "null" : value > 0 ? "1e999" : "-1e999";
}

/** An array of numbers as JSON. */
export function stringifyNumbers(numbers: Numbers): string {
  // Joining a typed array is several times faster than writing each number.
  if (isJoinable(numbers) && allFinite(numbers)) return `[${numbers.join(",")}]`;
  return `[${Array.from(numbers, stringifyNumber).join(",")}]`;
}

function isJoinable(numbers: Numbers): numbers is Numbers & { join(separator: string): string } {
  return ArrayBuffer.isView(numbers);
}

function allFinite(numbers: Numbers): boolean {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false;
  return true;
}
