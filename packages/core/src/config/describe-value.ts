import { HIDDEN, isSecret } from "./secret.js";

const SHOWN = 60;

/** A value in a message: short, and never a secret. */
export function describeValue(value: unknown): string {
  if (isSecret(value)) return `a secret ${HIDDEN}`;
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return `the text ${JSON.stringify(shorten(value))}`;
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  return String(value);
}

/** The beginning of a long text. */
export function shorten(text: string, length = SHOWN): string {
  return text.length <= length ? text : `${text.slice(0, length)}...`;
}
