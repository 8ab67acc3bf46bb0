import { createHash } from "node:crypto";

/** SHA-256 (hexadecimal) of plain data in a canonical form: keys of objects sorted, so that their order does not matter. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/** JSON with sorted keys. RegExps, dates of configuration and other non-JSON values go in by their text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    if (value instanceof RegExp || value instanceof URL || value instanceof Date) return JSON.stringify(String(value));
    let text = "";
    // A loop: the files of a long run are ten thousand of these.
    for (const name of Object.keys(value).sort()) {
      const field: unknown = value[name as keyof typeof value];
      if (field !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonical(field)}`;
    }
    return `{${text}}`;
  }
  return typeof value === "number" || typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "null");
}
