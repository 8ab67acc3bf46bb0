import { nearest } from "../../errors/nearest.js";
import { ResultProblem, refuse } from "./refuse.js";

/** Longest text that a hook may hand over, characters. */
const longestText = 10_000;

/**
 * The fields of an object for reading, each of them once: a getter or proxy could answer differently the second time.
 * Validators make a new object of what they read and never hand on the one they were given.
 */
export function fieldsOf(value: unknown, at: string, expected = "an object"): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    refuse(at, expected, value);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Refuses fields that the contract does not have: most are misspelt. */
export function onlyFields(fields: object, known: readonly string[], at: string): void {
  for (const name of Object.keys(fields)) {
    if (known.includes(name)) continue;
    const [best] = nearest(name, known, 1);
    const meant = best === undefined ? "" : ` (did you mean \`${best}\`?)`;
    throw new ResultProblem(at, `only the fields ${known.join(", ")}`, `\`${name.slice(0, 60)}\`${meant}`);
  }
}

/** The elements of a list in a list of our own. */
export function listOf<T>(
  value: unknown,
  at: string,
  longest: number,
  element: (value: unknown, at: string) => T,
): T[] {
  if (!Array.isArray(value)) refuse(at, "a list", value);
  const { length } = value;
  if (length > longest) throw new ResultProblem(at, `at most ${longest} elements`, `${length}`);
  const list: T[] = [];
  for (let i = 0; i < length; i++) list.push(element(value[i], `${at}[${i}]`));
  return list;
}

export function text(value: unknown, at = ""): string {
  if (typeof value !== "string") refuse(at, "a text", value);
  if (value.length > longestText) refuse(at, `a text of at most ${longestText} characters`, value);
  return value;
}

export function boolean(value: unknown, at = ""): boolean {
  if (typeof value !== "boolean") refuse(at, "true or false", value);
  return value;
}

export function finite(value: unknown, at = ""): number {
  if (typeof value !== "number" || !Number.isFinite(value)) refuse(at, "a finite number", value);
  return value;
}

/** Any number: what comes from data may be NaN. */
export function number(value: unknown, at = ""): number {
  if (typeof value !== "number") refuse(at, "a number", value);
  return value;
}

/** Of a hook that returns nothing. */
export function nothing(value: unknown): void {
  if (value !== undefined) refuse("", "nothing", value);
}

/**
 * Reads a field into an object under construction, or nothing when it is absent. For what is checked for each histogram:
 * spreads of {@link optional} take the engine many times as long.
 */
export function take<T, K extends keyof T & string>(
  into: T,
  name: K,
  fields: Readonly<Record<string, unknown>>,
  at: string,
  read: (value: unknown, at: string) => T[K],
): void {
  const value = fields[name];
  if (value !== undefined) into[name] = read(value, at === "" ? name : `${at}.${name}`);
}

/** `{ [name]: read(value) }`, or nothing when the field is absent: for optional fields in a spread. */
export function optional<K extends string, T>(
  name: K,
  value: unknown,
  at: string,
  read: (value: unknown, at: string) => T,
): { readonly [P in K]?: T } {
  if (value === undefined) return {};
  // A computed key has type string: the compiler cannot see that it is K.
  return { [name]: read(value, at === "" ? name : `${at}.${name}`) } as { readonly [P in K]?: T };
}
