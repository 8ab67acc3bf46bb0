import { writeNumbers } from "../bytes/write-numbers.js";
import type { Numbers } from "../hist/types.js";
import type { ObjectWriter } from "./object-writer.js";
import { type CppType, parseCppType } from "./parse-cpp-type.js";
import { isMap, isSequence, type RawMember, stlFormat } from "./stl-reader.js";

/** The class version that ROOT gives to the collections of the standard library. */
const STL_VERSION = 10;

type WriteValue = (writer: ObjectWriter, value: unknown) => void;

/** Writer of an STL member with its frame: the reverse of `stlReader`. */
export function stlWriter(typeName: string): WriteValue {
  const type = parseCppType(typeName);
  const content = type.name === "string" ? writeString : contentWriter(type);
  return (writer, value) => {
    if (isRaw(value)) {
      const frame = writer.openFrame(value.version);
      writer.raw(value.raw);
      writer.closeFrame(frame);
      return;
    }
    const frame = writer.openFrame(STL_VERSION);
    content(writer, value);
    writer.closeFrame(frame);
  };
}

function isRaw(value: unknown): value is RawMember {
  return typeof value === "object" && value !== null && "raw" in value && "version" in value;
}

function writeString(writer: ObjectWriter, value: unknown): void {
  writer.string(typeof value === "string" ? value : "");
}

function contentWriter({ name, parameters }: CppType): WriteValue {
  const [first, second] = parameters;
  const format = first && isSequence(name) ? stlFormat(first.name) : undefined;
  if (format !== undefined) {
    return (writer, value) => {
      const numbers = (value ?? []) as Numbers;
      writer.u32(numbers.length);
      writeNumbers(writer, format, numbers);
    };
  }
  const item = isMap(name) && first && second ? pairWriter(first, second) : itemWriter(first);
  return (writer, value) => {
    const items = (value ?? []) as readonly unknown[];
    writer.u32(items.length);
    for (const one of items) item(writer, one);
  };
}

function pairWriter(first: CppType, second: CppType): WriteValue {
  const [writeFirst, writeSecond] = [itemWriter(first), itemWriter(second)];
  return (writer, value) => {
    const [a, b] = value as readonly unknown[];
    writeFirst(writer, a);
    writeSecond(writer, b);
  };
}

function itemWriter(type: CppType | undefined): WriteValue {
  if (type === undefined) return () => {};
  const { name, parameters, pointer } = type;
  if (pointer) return (writer, value) => writer.pointer(value);
  if (name === "string" || name === "TString") return writeString;
  const format = stlFormat(name);
  if (format !== undefined) return (writer, value) => writeNumbers(writer, format, [Number(value)]);
  const [first, second] = parameters;
  if (name === "pair" && first && second) return pairWriter(first, second);
  if (parameters.length > 0 && (isSequence(name) || isMap(name))) return contentWriter(type);
  return (writer, value) => writer.schema.writeMember(writer, name, value);
}
