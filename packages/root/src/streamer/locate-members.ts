import { compileReader } from "./compile-reader.js";
import type { ClassLayout, Part } from "./layout.js";
import type { ObjectReader } from "./object-reader.js";
import type { StreamerElement } from "./streamer-info.js";

/** The bytes of a member in its record; `to` is exclusive. */
export interface MemberPlace {
  readonly element: StreamerElement;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the members of a record's outermost object are, those of its bases too, by the name of their slot: found by reading it.
 * undefined where a class is not described, or a base is of another version than its derived class announced.
 * Throws what reading throws.
 */
export function locateMembers(reader: ObjectReader, className: string): ReadonlyMap<string, MemberPlace> | undefined {
  const end = reader.openFrame(className);
  const layout = reader.schema.findCodec(className, reader.version)?.layout;
  if (layout === undefined) return undefined;
  const places = new Map<string, MemberPlace>();
  const values: unknown[] = new Array(layout.members.length);
  const note = (slot: number, part: Exclude<Part, { part: "base" }>, from: number) =>
    places.set(layout.members[slot] ?? "", { element: part.element, from, to: reader.pos });
  const walk = ({ parts, ...rest }: ClassLayout, at: number): boolean =>
    parts.every((part) => {
      const from = reader.pos;
      if (part.part !== "base") {
        compileReader({ ...rest, parts: [part] })(reader, values, at);
        note(at + part.slot, part, from);
        return true;
      }
      const { name, version } = part.layout.info;
      const end = reader.openFrame(name);
      if (reader.version !== version || !walk(part.layout, at + part.slot)) return false;
      reader.closeFrame(end, name);
      return true;
    });
  if (!walk(layout, 0)) return undefined;
  reader.closeFrame(end, className);
  return places;
}
