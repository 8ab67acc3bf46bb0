import { type NumberFormat, readNumbers } from "../bytes/read-numbers.js";
import { Damage } from "../errors/damage.js";
import type { ObjectReader } from "./object-reader.js";
import { type CppType, parseCppType } from "./parse-cpp-type.js";

const MEMBERWISE = 0x4000;

/** Bytes of an STL member that is not decoded, with the version of its frame. */
export interface RawMember {
  readonly raw: Uint8Array;
  readonly version: number;
}

const formats: Readonly<Record<string, NumberFormat>> = {
  char: "i8",
  "signed char": "i8",
  "unsigned char": "u8",
  bool: "u8",
  short: "i16",
  "unsigned short": "u16",
  int: "i32",
  "unsigned int": "u32",
  long: "i64",
  "unsigned long": "u64",
  Long64_t: "i64",
  ULong64_t: "u64",
  "long long": "i64",
  "unsigned long long": "u64",
  float: "f32",
  double: "f64",
  Double32_t: "f32",
};

const sequences: readonly string[] = ["vector", "list", "deque", "set", "multiset", "unordered_set", "forward_list"];
const maps: readonly string[] = ["map", "multimap", "unordered_map"];

/** The stored form of a C++ number type. */
export function stlFormat(name: string): NumberFormat | undefined {
  return formats[name];
}

export function isSequence(name: string): boolean {
  return sequences.includes(name);
}

export function isMap(name: string): boolean {
  return maps.includes(name);
}

type ReadValue = (reader: ObjectReader) => unknown;

/** Reader of an STL member with its frame; what is stored in a way that we do not decode comes as `RawMember`. */
export function stlReader(typeName: string): ReadValue {
  const type = parseCppType(typeName);
  if (type.name === "string") return readFramedString;
  const content = contentReader(type);
  return (reader) => {
    const end = reader.openFrame(typeName);
    const { version } = reader;
    if (content === undefined || version & MEMBERWISE) {
      if (end < 0) throw new Damage("unknown-class", `a member of type ${typeName}`, reader.pos);
      return { raw: reader.take(end - reader.pos).slice(), version } satisfies RawMember;
    }
    const value = content(reader);
    reader.closeFrame(end, typeName);
    return value;
  };
}

/** A std::string member has a frame or not, depending on who wrote it: with one, the lengths agree. */
function readFramedString(reader: ObjectReader): string {
  const start = reader.pos;
  if (reader.remaining >= 7) {
    const count = reader.u32() & ~0x4000_0000;
    reader.skip(2);
    const length = reader.u8();
    if (count === length + 3 || (length === 255 && reader.remaining >= 4 && count === reader.i32() + 7)) {
      reader.pos = start + 6;
      return reader.string();
    }
    reader.pos = start;
  }
  return reader.string();
}

/** Reader of a container's count and contents; undefined for what we do not decode. */
function contentReader({ name, parameters }: CppType): ReadValue | undefined {
  const [first, second] = parameters;
  if (sequences.includes(name) && first !== undefined) {
    const format = formats[first.name];
    if (format !== undefined) return (reader) => readNumbers(reader, format, reader.i32());
    const item = itemReader(first);
    return item && ((reader) => readItems(reader, item));
  }
  if (maps.includes(name) && first !== undefined && second !== undefined) {
    const pair = pairReader(first, second);
    return pair && ((reader) => readItems(reader, pair));
  }
  return undefined;
}

function readItems(reader: ObjectReader, item: ReadValue): unknown[] {
  const count = reader.i32();
  if (count < 0 || count > reader.remaining)
    throw new Damage("damaged", `a container claims ${count} items`, reader.pos);
  const items: unknown[] = [];
  for (let i = 0; i < count; i++) items.push(item(reader));
  return items;
}

function pairReader(first: CppType, second: CppType): ReadValue | undefined {
  const readFirst = itemReader(first);
  const readSecond = itemReader(second);
  return readFirst && readSecond && ((reader) => [readFirst(reader), readSecond(reader)]);
}

function itemReader(type: CppType): ReadValue | undefined {
  const { name, parameters, pointer } = type;
  if (pointer) return (reader) => reader.pointer();
  if (name === "string" || name === "TString") return (reader) => reader.string();
  const format = formats[name];
  if (format !== undefined) return (reader) => readNumbers(reader, format, 1)[0];
  const [first, second] = parameters;
  if (name === "pair" && first !== undefined && second !== undefined) return pairReader(first, second);
  if (parameters.length > 0 && (sequences.includes(name) || maps.includes(name))) return contentReader(type);
  return (reader) => reader.schema.readMember(reader, name);
}
