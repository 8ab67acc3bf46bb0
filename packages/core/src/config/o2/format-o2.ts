import { o2NotWritable } from "../../errors/catalogue.js";

/**
 * Writes plain data in O2's form, which `parseO2` reads back as the same. Fields that are undefined are left out.
 *
 * @throws O2_NOT_WRITABLE for what the form has no word for: lists, null, numbers that are not whole, texts with line ends.
 */
export function formatO2(tree: Readonly<Record<string, unknown>>): string {
  const text = entries(tree, [], "");
  return text === "" ? "" : `${text}\n`;
}

function entries(tree: Readonly<Record<string, unknown>>, path: readonly string[], indent: string): string {
  return Object.entries(tree)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent}{${quoted(name, [...path, name])}, ${written(value, [...path, name], indent)}}`)
    .join(",\n");
}

function written(value: unknown, path: readonly string[], indent: string): string {
  switch (typeof value) {
    case "boolean":
      return String(value);
    case "number":
      if (!Number.isSafeInteger(value)) throw o2NotWritable(path, `the number ${value}`);
      return String(value === 0 ? 0 : value);
    case "string":
      return `${quoted(value, path)}s`;
    case "object":
      if (value !== null && !Array.isArray(value)) {
        const inside = entries(value as Record<string, unknown>, path, `${indent}    `);
        return inside === "" ? "Branch { }" : `Branch {\n${inside}\n${indent}}`;
      }
      throw o2NotWritable(path, value === null ? "null" : "a list");
    default:
      throw o2NotWritable(path, `a ${typeof value}`);
  }
}

function quoted(text: string, path: readonly string[]): string {
  if (/[\r\n]/.test(text)) throw o2NotWritable(path, "a text with several lines");
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
