/**
 * What is wrong with a result of a hook. Thrown and caught inside this room only: validators are nested like the results
 * that they look at, and the innermost one knows what is wrong.
 */
export class ResultProblem extends Error {
  readonly #parts: Problem;

  constructor(at: string, expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.#parts = { at, expected, found };
  }

  /** The problem if that is what was thrown. Asks for a private field, which no proxy can answer for. */
  static partsOf(thrown: unknown): Problem | undefined {
    return typeof thrown === "object" && thrown !== null && #parts in thrown ? thrown.#parts : undefined;
  }
}

/** `at` is the path inside the result, "" for the result itself. */
export type Problem = Readonly<Record<"at" | "expected" | "found", string>>;

/** @throws {@link ResultProblem} always. */
export function refuse(at: string, expected: string, value: unknown): never {
  throw new ResultProblem(at, expected, describeValue(value));
}

/** A short text of any value, safe for messages: never runs code of the value but a getter of `length`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > 60 ? `a text of ${value.length} characters` : JSON.stringify(value);
    case "number":
    case "boolean":
    case "undefined":
      return String(value);
    case "bigint":
      return "a bigint";
    case "symbol":
      return "a symbol";
    case "function":
      return "a function";
    default:
      return describeObject(value as object | null);
  }
}

function describeObject(value: object | null): string {
  if (value === null) return "null";
  if (value instanceof Promise) return "a promise";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (ArrayBuffer.isView(value)) return `binary data of ${value.byteLength} bytes`;
  if (value instanceof Map) return "a Map";
  return "an object";
}
