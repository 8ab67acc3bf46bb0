import { exactLongs } from "../bytes/exact-longs.js";
import type { Numbers } from "../hist/types.js";

/** A number as JSON can carry it: NaN, infinities and integers beyond 2^53 are strings. */
export type DumpNumber = number | string | boolean;
/** Long arrays are run-length coded where that is shorter. */
export type DumpNumbers =
  | readonly DumpNumber[]
  | { readonly length: number; readonly runs: readonly [DumpNumber, number][] };

const LONG = 512;

export function dumpNumber(value: number | bigint | boolean): DumpNumber {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "boolean" || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

/** The values of an array; integers that a double cannot hold come exactly. */
export function dumpNumbers(numbers: Numbers): DumpNumbers {
  const longs = exactLongs(numbers);
  if (longs !== undefined) return numbers.length > LONG ? encodeRuns(longs, dumpLong) : Array.from(longs, dumpLong);
  return numbers.length > LONG ? encodeRuns(numbers, dumpNumber) : Array.from(numbers, dumpNumber);
}

/** Run-length coded where that is shorter, else plain. */
function encodeRuns<T>(values: Iterable<T> & { readonly length: number }, dump: (value: T) => DumpNumber): DumpNumbers {
  const { length } = values;
  const runs: [DumpNumber, number][] = [];
  let last: T | undefined;
  let run: [DumpNumber, number] | undefined;
  for (const value of values) {
    if (run !== undefined && Object.is(last, value)) {
      run[1]++;
      continue;
    }
    run = [dump(value), 1];
    runs.push(run);
    last = value;
    if (2 * runs.length >= length) return Array.from(values, dump);
  }
  return { length, runs };
}

function dumpLong(value: bigint): DumpNumber {
  const limit = 2n ** 53n;
  return value >= -limit && value <= limit ? Number(value) : value.toString();
}
