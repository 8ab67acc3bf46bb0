import type { DumpValue, FileDump } from "./dump-types.js";

/** JSON text in which -0 survives, unlike with JSON.stringify. */
export function stringifyDumpValue(value: DumpValue | undefined): string {
  if (typeof value === "number") return stringifyNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(stringifyDumpValue).join(",")}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${JSON.stringify(name)}:${stringifyDumpValue(field)}`);
  return `{${fields.join(",")}}`;
}

/** An exponent keeps readers with exact integers from taking a large double for one. */
function stringifyNumber(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? value.toExponential() : String(value);
}

/** A file's dump as text, one line per object. */
export function stringifyDump(dump: FileDump): string {
  const { objects, ...head } = dump;
  // Objects come last, each on a line of its own.
  const start = stringifyDumpValue(head).slice(0, -1);
  return `${start},"objects":[\n${objects.map((entry) => stringifyDumpValue(entry)).join(",\n")}\n]}\n`;
}
