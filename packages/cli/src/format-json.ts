/**
 * One JSON document with a newline. NaN and infinities are the strings `"NaN"`, `"Infinity"`, `"-Infinity"`, integers
 * of 64 bits beyond 2^53 are strings; maps are objects, typed arrays and sets are lists.
 */
export function formatJson(value: unknown, indent = 0): string {
  return `${JSON.stringify(value, replace, indent)}\n`;
}

function replace(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint") return isSafe(value) ? Number(value) : String(value);
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as Iterable<unknown> & ArrayBufferView);
  return value;
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}
