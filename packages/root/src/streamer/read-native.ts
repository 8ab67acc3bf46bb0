import { readNumbers } from "../bytes/read-numbers.js";
import { Damage } from "../errors/damage.js";
import { arrayFormat } from "./native-classes.js";
import type { ObjectReader } from "./object-reader.js";

/** A TObject of its own, as plain members. */
export interface NativeObject {
  readonly native: "object";
  readonly uniqueId: number;
  readonly bits: number;
}

/** A collection as stored. */
export interface NativeCollection {
  readonly native: "collection";
  readonly className: string;
  readonly name: string;
  readonly uniqueId: number;
  readonly bits: number;
  /** Objects, null for empty places; of a TMap keys and values in turns. */
  readonly items: readonly unknown[];
  /** Draw option per item; absent when none has any. */
  readonly options?: readonly string[];
  readonly lowerBound?: number;
}

/** Reads an object of a class for which `isNativeClass` holds. */
export function readNative(reader: ObjectReader, className: string): unknown {
  const format = arrayFormat(className);
  if (format !== undefined) return readNumbers(reader, format, reader.i32());
  switch (className) {
    case "TString":
      return reader.string();
    case "TDatime":
      return reader.u32();
    case "TObject": {
      reader.objectHead();
      return { native: "object", uniqueId: reader.uniqueId, bits: reader.bits } satisfies NativeObject;
    }
    case "TClonesArray":
      return readClonesArray(reader);
    default:
      return readCollection(reader, className);
  }
}

/** TList, THashList, TObjArray and TMap. */
function readCollection(reader: ObjectReader, className: string): NativeCollection {
  const end = reader.openFrame(className);
  const { version } = reader;
  const { uniqueId, bits } = version > 2 ? readHead(reader) : { uniqueId: 0, bits: 0 };
  const name = version > 1 ? reader.string() : "";
  const count = reader.i32();
  const lowerBound = className === "TObjArray" ? reader.i32() : undefined;
  checkCount(reader, count, 4);
  const hasOptions = className.endsWith("List") && version > 3;
  const items: unknown[] = [];
  const options: string[] = [];
  for (let i = 0; i < count; i++) {
    items.push(reader.pointer());
    if (className === "TMap") items.push(reader.pointer());
    if (hasOptions) options.push(reader.string());
  }
  reader.closeFrame(end, className);
  return {
    native: "collection",
    className,
    name,
    uniqueId,
    bits,
    items,
    ...(options.some((option) => option !== "") && { options }),
    ...(lowerBound !== undefined && { lowerBound }),
  };
}

/** Objects of one class, stored one after another without pointers. */
function readClonesArray(reader: ObjectReader): NativeCollection {
  const end = reader.openFrame("TClonesArray");
  const { version } = reader;
  const { uniqueId, bits } = version > 2 ? readHead(reader) : { uniqueId: 0, bits: 0 };
  const name = version > 1 ? reader.string() : "";
  const [itemClass = ""] = reader.string().split(";");
  const count = Math.abs(reader.i32());
  const lowerBound = reader.i32();
  checkCount(reader, count, 1);
  if (bits & 0x1000) {
    // Stored member by member: not decoded.
    throw new Damage("unknown-class", `a TClonesArray of ${itemClass} that is stored member by member`, reader.pos);
  }
  const items: unknown[] = [];
  for (let i = 0; i < count; i++) items.push(reader.u8() === 0 ? null : reader.schema.readObject(reader, itemClass));
  reader.closeFrame(end, "TClonesArray");
  return { native: "collection", className: "TClonesArray", name, uniqueId, bits, items, lowerBound };
}

function readHead(reader: ObjectReader): { uniqueId: number; bits: number } {
  reader.objectHead();
  const { uniqueId, bits } = reader;
  return { uniqueId, bits };
}

function checkCount(reader: ObjectReader, count: number, bytesEach: number): void {
  if (count < 0 || count * bytesEach > reader.remaining) {
    throw new Damage("damaged", `a collection claims ${count} items, ${reader.remaining} bytes are left`, reader.pos);
  }
}
