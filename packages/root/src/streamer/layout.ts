import { Damage } from "../errors/damage.js";
import { elementType } from "./element-types.js";
import { isNativeClass } from "./native-classes.js";
import type { StreamerElement, StreamerInfo } from "./streamer-info.js";

/** Bases of bases can multiply; no class that is meant well comes near this. */
const MAX_MEMBERS = 20_000;

/** A base class whose members are spread into the derived class's slots. */
export interface BasePart {
  readonly part: "base";
  readonly element: StreamerElement;
  readonly slot: number;
  readonly layout: ClassLayout;
}

/** A base class without any description: only its frame can be skipped. */
export interface UnknownBasePart {
  readonly part: "unknown-base";
  readonly element: StreamerElement;
  readonly slot: number;
}

/** A base class with a streamer of its own (TObject, TArrayF, TList ...). */
export interface NativeBasePart {
  readonly part: "native-base";
  readonly element: StreamerElement;
  readonly slot: number;
}

export interface MemberPart {
  readonly part: "member";
  readonly element: StreamerElement;
  readonly slot: number;
  /** Slot of the member that holds this array's length. */
  readonly countSlot?: number;
}

export type Part = BasePart | UnknownBasePart | NativeBasePart | MemberPart;

/**
 * A class version with all its bases, flat: every member has a slot, so that an object is one array of values.
 * Reading and writing are compiled from the same layout.
 */
export interface ClassLayout {
  readonly info: StreamerInfo;
  /** Member names by slot; a name that a base uses already is qualified: `TFormula::fName`. */
  readonly members: readonly string[];
  readonly parts: readonly Part[];
}

/** What a native base class occupies. */
export function nativeSlots(className: string): readonly string[] {
  if (className === "TObject") return ["fUniqueID", "fBits"];
  if (className === "TQObject") return [];
  return [className.startsWith("TArray") ? "fArray" : className];
}

/** Spreads a class and its bases into slots; `findLayout` gives the layout of a base or undefined. */
export function buildLayout(
  info: StreamerInfo,
  findLayout: (className: string, version: number | undefined) => ClassLayout | undefined,
): ClassLayout {
  const members: string[] = [];
  const used = new Set<string>();
  const parts: Part[] = [];
  const add = (name: string, owner: string) => {
    members.push(used.has(name) ? `${owner}::${name}` : name);
    used.add(name);
    if (members.length > MAX_MEMBERS) throw new Damage("damaged", `more than ${MAX_MEMBERS} members in ${info.name}`);
  };
  for (const element of info.elements) {
    const slot = members.length;
    if (element.kind !== "Base") {
      add(element.name, info.name);
      parts.push(memberPart(element, slot, members));
    } else if (element.type === elementType.tObject || isNativeClass(element.name)) {
      for (const name of nativeSlots(element.name)) add(name, element.name);
      parts.push({ part: "native-base", element, slot });
    } else {
      const layout = findLayout(element.name, element.baseVersion);
      for (const name of layout?.members ?? []) add(name, element.name);
      parts.push(layout ? { part: "base", element, slot, layout } : { part: "unknown-base", element, slot });
    }
  }
  return { info, members, parts };
}

function memberPart(element: StreamerElement, slot: number, members: readonly string[]): MemberPart {
  const countSlot = element.countName === undefined ? -1 : members.lastIndexOf(element.countName, slot - 1);
  return countSlot < 0 ? { part: "member", element, slot } : { part: "member", element, slot, countSlot };
}
