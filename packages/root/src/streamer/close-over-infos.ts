import { isNativeClass } from "./native-classes.js";
import type { WritingSchema } from "./object-writer.js";
import { ownLayouts } from "./own-layouts.js";
import type { StreamerInfo } from "./streamer-info.js";

/** Native classes that ROOT describes in its files all the same. */
const described: readonly string[] = ["TObject", "TString", "TList", "THashList"];

/**
 * The streamer infos that a file needs: those of the classes in use, of their bases and of the classes of their members.
 * `schemas` are asked in turn for what is not in use itself.
 */
export function closeOverInfos(used: Iterable<StreamerInfo>, schemas: readonly WritingSchema[]): StreamerInfo[] {
  const found = new Map<string, StreamerInfo>();
  // Even an empty file has an entry: an empty list looks to some readers like one that is missing.
  const always = findInfo(schemas, "TObject");
  const todo = [...used, ...(always ? [always] : [])];
  for (let info = todo.shift(); info !== undefined; info = todo.shift()) {
    const id = `${info.name};${info.version}`;
    if (found.has(id)) continue;
    found.set(id, info);
    for (const element of info.elements) {
      const className = element.kind === "Base" ? element.name : memberClass(element.typeName);
      const next = findInfo(schemas, className, element.baseVersion);
      if (next !== undefined) todo.push(next);
    }
  }
  // ROOT's own files have none for what streams itself.
  return [...found.values()].filter(
    ({ name }) => !ownLayouts.has(name) && (!isNativeClass(name) || described.includes(name)),
  );
}

function memberClass(typeName: string): string {
  return typeName
    .replace(/\*+$/, "")
    .replace(/^const /, "")
    .trim();
}

/** The version that is asked for, or the newest that anybody knows: then a file that is read and written again keeps its infos. */
function findInfo(schemas: readonly WritingSchema[], className: string, version?: number): StreamerInfo | undefined {
  const infos = schemas.flatMap((schema) => schema.findInfo(className, version) ?? []);
  const exact = infos.find((info) => info.version === version);
  return (
    exact ??
    infos.reduce<StreamerInfo | undefined>((a, b) => (a === undefined || b.version > a.version ? b : a), undefined)
  );
}
