import type { Schema } from "./schema.js";
import type { StreamerInfo } from "./streamer-info.js";

/**
 * What a file says about a class, its bases and the classes of its members, as text: where two files say the same, equal bytes are
 * equal objects.
 */
export function descriptionOf(schema: Schema, className: string): string {
  const given = new Map<string, StreamerInfo[]>();
  for (const info of schema.given()) given.set(info.name, [...(given.get(info.name) ?? []), info]);
  const names = new Set([className]);
  const found: StreamerInfo[] = [];
  // A set that grows is walked to its new end.
  for (const name of names) {
    for (const info of given.get(name) ?? []) {
      found.push(info);
      for (const { kind, name: base, typeName } of info.elements) {
        names.add(kind === "Base" ? base : typeName.replace(/^const |\*+$/g, "").trim());
      }
    }
  }
  return JSON.stringify(found);
}
