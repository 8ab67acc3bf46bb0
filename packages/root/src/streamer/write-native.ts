import { writeNumbers } from "../bytes/write-numbers.js";
import type { Numbers } from "../hist/types.js";
import { arrayFormat } from "./native-classes.js";
import type { ObjectWriter } from "./object-writer.js";

/** A collection to write; the fields are those of `ListObject`. */
export interface CollectionToWrite {
  readonly name: string;
  readonly items: readonly unknown[];
  readonly options?: readonly string[];
  readonly lowerBound?: number;
  readonly uniqueId: number;
  readonly bits: number;
}

const versions: Readonly<Record<string, number>> = { TObjArray: 3, TMap: 3 };
const LIST_VERSION = 5;

/** Whether `writeCollection` can write a class; TClonesArray cannot be made from separate objects. */
export function isWritableCollection(className: string): boolean {
  return ["TList", "THashList", "TSortedList", "TObjArray", "TMap"].includes(className);
}

/** Writes a TList, THashList, TObjArray or TMap with its frame. */
export function writeCollection(writer: ObjectWriter, className: string, list: CollectionToWrite): void {
  const frame = writer.openFrame(versions[className] ?? LIST_VERSION);
  const { items, options, lowerBound = 0 } = list;
  const isMap = className === "TMap";
  writer.objectHead(list.uniqueId, list.bits);
  writer.string(list.name);
  writer.u32(isMap ? items.length / 2 : items.length);
  if (className === "TObjArray") writer.u32(lowerBound);
  items.forEach((item, i) => {
    writer.pointer(item);
    if (className.endsWith("List")) writer.string(options?.[i] ?? "");
  });
  writer.closeFrame(frame);
}

/** Writes the numbers of a TArray class, which has no frame. */
export function writeArray(writer: ObjectWriter, className: string, numbers: Numbers): void {
  const format = arrayFormat(className) ?? "f64";
  writer.u32(numbers.length);
  writeNumbers(writer, format, numbers);
}
