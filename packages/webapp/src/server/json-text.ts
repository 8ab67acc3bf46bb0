/** JSON of an answer: NaN and infinities are the strings "NaN", "Infinity" and "-Infinity", as everywhere in our JSON. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, replace);
}

function replace(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
