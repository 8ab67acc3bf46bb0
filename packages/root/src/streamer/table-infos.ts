import type { StreamerElement, StreamerInfo } from "./streamer-info.js";
import { type ElementRow, tableRows } from "./table.js";

let infos: ReadonlyMap<string, StreamerInfo> | undefined;

/** Streamer infos of ROOT 6.40 by class: what we write, and the fall-back for files that bring none. */
export function tableInfos(): ReadonlyMap<string, StreamerInfo> {
  infos ??= new Map(
    tableRows.map(([name, version, checksum, rows]) => [
      name,
      { name, version, checksum, elements: rows.map(toElement) },
    ]),
  );
  return infos;
}

function toElement([
  kind,
  name,
  title,
  type,
  size,
  dimensions,
  baseChecksum,
  typeName,
  ...more
]: ElementRow): StreamerElement {
  const arrayLength = dimensions.length === 0 ? 0 : dimensions.reduce((product, length) => product * length, 1);
  const element = { kind, name, title, type, size, arrayLength, dimensions, typeName };
  const [first, second, third] = more;
  if (kind === "Base") return { ...element, baseVersion: Number(first), baseChecksum };
  if (kind === "BasicPointer" || kind === "Loop") {
    return { ...element, countName: String(first), countClass: String(second), countVersion: Number(third) };
  }
  if (kind === "STL") return { ...element, stlType: Number(first), contentType: Number(second) };
  return element;
}
