import type { Numbers } from "@overwatch/root/hist";
import { ResultProblem, refuse } from "./refuse.js";

/** Longest array of a histogram, elements: 1 GB of doubles. */
const longest = 2 ** 27;

const typedArray = Object.getPrototypeOf(Int8Array.prototype) as object;
const nameGetter = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag)?.get;

/**
 * A typed array as it is, a list of numbers as doubles.
 * NaN and infinities stay: data hold them. The name is asked of the engine, which no proxy can answer for.
 *
 * @param length - how many there must be; undefined for any number.
 */
export function numbers(value: unknown, at: string, length: number | undefined): Numbers {
  const found = Array.isArray(value) ? fromList(value, at) : typedNumbers(value, at);
  if (length !== undefined && found.length !== length) {
    throw new ResultProblem(at, `${length} numbers`, `${found.length}`);
  }
  return found;
}

function typedNumbers(value: unknown, at: string): Numbers {
  const name: unknown = nameGetter?.call(value);
  if (name === undefined || name === "BigInt64Array" || name === "BigUint64Array") refuse(at, "numbers", value);
  // An own `length` would hide the true one from every loop over the array.
  if (Object.hasOwn(value as object, "length")) refuse(at, "an array without a length of its own", value);
  return value as Numbers;
}

function fromList(list: readonly unknown[], at: string): Float64Array {
  const { length } = list;
  if (length > longest) throw new ResultProblem(at, `at most ${longest} numbers`, `${length}`);
  const copy = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const element = list[i];
    if (typeof element !== "number") refuse(`${at}[${i}]`, "a number", element);
    copy[i] = element;
  }
  return copy;
}
