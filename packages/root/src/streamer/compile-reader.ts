import { type NumberFormat, readNumbers } from "../bytes/read-numbers.js";
import { Damage } from "../errors/damage.js";
import { boolType, elementType, numberFormat } from "./element-types.js";
import type { BasePart, ClassLayout, MemberPart, NativeBasePart, Part, UnknownBasePart } from "./layout.js";
import { arrayFormat } from "./native-classes.js";
import type { ObjectReader, ReadMembers } from "./object-reader.js";
import { packedFloatReader } from "./packed-floats.js";
import { shareEqual } from "./share-equal.js";
import { stlReader } from "./stl-reader.js";

type ReadValue = (reader: ObjectReader) => unknown;

/** Compiles the reading of a class version: closures that fill an array of values, runs of plain numbers in one go. */
export function compileReader(layout: ClassLayout): ReadMembers {
  const steps: ReadMembers[] = [];
  const { parts } = layout;
  for (let i = 0; i < parts.length; ) {
    const run = numberRun(parts, i);
    const part = parts[i];
    if (run.length > 0) steps.push(readRun(run[0]?.slot ?? 0, run.map(plainCode)));
    else if (part !== undefined) steps.push(readPart(part));
    i += Math.max(run.length, 1);
  }
  return (reader, out, at) => {
    for (const step of steps) step(reader, out, at);
  };
}

/** Format of a member that is one number, or "bool". */
type PlainCode = NumberFormat | "bool";

function plainCode(part: MemberPart): PlainCode {
  return part.element.type === boolType ? "bool" : (numberFormat(part.element.type) ?? "u8");
}

/** The members from `from` on that are single numbers. */
function numberRun(parts: readonly Part[], from: number): MemberPart[] {
  const run: MemberPart[] = [];
  for (let i = from; ; i++) {
    const part = parts[i];
    if (part?.part !== "member" || part.element.kind !== "BasicType") return run;
    if (numberFormat(part.element.type) === undefined) return run;
    run.push(part);
  }
}

function readRun(first: number, codes: readonly PlainCode[]): ReadMembers {
  if (codes.every((code) => code === "f64")) {
    const count = codes.length;
    return (reader, out, at) => {
      const { view } = reader;
      let { pos } = reader;
      for (let i = 0; i < count; i++, pos += 8) out[at + first + i] = view.getFloat64(pos);
      reader.pos = pos;
    };
  }
  return (reader, out, at) => {
    let slot = at + first;
    for (const code of codes) out[slot++] = readPlain(reader, code);
  };
}

function readPlain(reader: ObjectReader, code: PlainCode): number | bigint | boolean {
  switch (code) {
    case "f64":
      return reader.f64();
    case "i32":
      return reader.i32();
    case "i16":
      return reader.i16();
    case "f32":
      return reader.f32();
    case "u32":
      return reader.u32();
    case "u16":
      return reader.u16();
    case "bool":
      return reader.u8() !== 0;
    case "u8":
      return reader.u8();
    case "i8":
      return (reader.u8() << 24) >> 24;
    case "i64":
      return reader.long();
    case "u64":
      return reader.unsignedLong();
  }
}

function readPart(part: Part): ReadMembers {
  switch (part.part) {
    case "base":
      return readBase(part);
    case "native-base":
      return readNativeBase(part);
    case "unknown-base":
      return skipBase(part);
    case "member": {
      const { slot } = part;
      if (part.countSlot !== undefined) return readCounted(part, part.countSlot);
      const read = valueReader(part);
      return (reader, out, at) => {
        out[at + slot] = read(reader);
      };
    }
  }
}

function readBase({ layout, slot }: BasePart): ReadMembers {
  const { name, version } = layout.info;
  let read: ReadMembers | undefined;
  return (reader, out, at) => {
    const end = reader.openFrame(name);
    if (reader.version === version) {
      read ??= reader.schema.codec(layout.info).read;
      read(reader, out, at + slot);
    } else readOtherVersion(reader, layout, out, at + slot);
    reader.closeFrame(end, name);
  };
}

/** A base of another version than its derived class announced: members are matched by name. */
function readOtherVersion(reader: ObjectReader, expected: ClassLayout, out: unknown[], at: number): void {
  const codec = reader.schema.findCodec(expected.info.name, reader.version) ?? reader.schema.codec(expected.info);
  const values: unknown[] = new Array(codec.layout.members.length);
  codec.read(reader, values, 0);
  expected.members.forEach((member, i) => {
    const from = codec.layout.members.indexOf(member);
    out[at + i] = from < 0 ? undefined : values[from];
  });
}

function readNativeBase({ element, slot }: NativeBasePart): ReadMembers {
  if (element.name === "TObject") {
    return (reader, out, at) => {
      reader.objectHead();
      out[at + slot] = reader.uniqueId;
      out[at + slot + 1] = reader.bits;
    };
  }
  if (element.name === "TQObject") return () => {};
  const read = memberReader(element.name);
  return (reader, out, at) => {
    out[at + slot] = read(reader);
  };
}

function skipBase({ element }: UnknownBasePart): ReadMembers {
  return (reader) => {
    const end = reader.openFrame(element.name);
    if (end < 0) throw new Damage("unknown-class", `no streamer info for the base class ${element.name}`, reader.pos);
    reader.pos = end;
  };
}

/** An array whose length is another member, or objects counted by one. */
function readCounted({ element, slot }: MemberPart, countSlot: number): ReadMembers {
  if (element.kind === "Loop") return readLoop(element.typeName, slot, countSlot);
  const type = element.type - elementType.pointerArray;
  const read = arrayReader(type, element.title);
  return (reader, out, at) => {
    const present = reader.u8();
    const count = Number(out[at + countSlot]);
    out[at + slot] = present === 0 ? null : read(reader, count);
  };
}

function readLoop(typeName: string, slot: number, countSlot: number): ReadMembers {
  const isPointers = typeName.endsWith("**");
  const className = typeName.replace(/\*+$/, "");
  return (reader, out, at) => {
    const end = reader.openFrame(typeName);
    const count = Number(out[at + countSlot]);
    if (!(count >= 0) || count > reader.remaining)
      throw new Damage("damaged", `${count} objects are claimed`, reader.pos);
    const items: unknown[] = [];
    for (let i = 0; i < count; i++) {
      items.push(isPointers ? reader.pointer() : reader.schema.readMember(reader, className));
    }
    out[at + slot] = items;
    reader.closeFrame(end, typeName);
  };
}

type ReadArray = (reader: ObjectReader, count: number) => unknown;

function arrayReader(type: number, title: string): ReadArray {
  const format = numberFormat(type);
  if (format !== undefined) return (reader, count) => readNumbers(reader, format, count);
  const one = packedFloatReader(type, title);
  return (reader, count) => {
    if (count > reader.remaining) throw new Damage("damaged", `an array claims ${count} values`, reader.pos);
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = one(reader);
    return values;
  };
}

function valueReader({ element }: MemberPart): ReadValue {
  const { type, typeName, kind, arrayLength, title } = element;
  if (kind === "STL" || kind === "STLstring") return stlReader(typeName);
  const className = typeName
    .replace(/\*+$/, "")
    .replace(/^const /, "")
    .trim();
  if (type > elementType.fixedArray && type < elementType.pointerArray) {
    const read = arrayReader(type - elementType.fixedArray, title);
    return (reader) => read(reader, arrayLength);
  }
  if (arrayLength > 1 && type > 80) {
    const one = objectReader(type - elementType.fixedArray, className);
    return (reader) => {
      const items: unknown[] = [];
      for (let i = 0; i < arrayLength; i++) items.push(one(reader));
      return items;
    };
  }
  if (type === elementType.double32 || type === elementType.float16) return packedFloatReader(type, title);
  if (type === elementType.charStar) {
    return (reader) => new TextDecoder("latin1").decode(reader.take(reader.i32()));
  }
  return objectReader(type, className);
}

/** Reader of an object that is a member or base, without class tag. */
function memberReader(className: string): ReadValue {
  const format = arrayFormat(className);
  if (format !== undefined) return (reader) => readNumbers(reader, format, reader.i32());
  return shareEqual((reader) => reader.schema.readMember(reader, className));
}

function objectReader(type: number, className: string): ReadValue {
  switch (type) {
    case elementType.string:
      return (reader) => reader.string();
    case elementType.object:
    case elementType.any:
    case elementType.objectInPlace:
    case elementType.anyInPlace:
    case elementType.tObject:
    case elementType.tNamed:
      return memberReader(className);
    case elementType.objectPointer:
    case elementType.anyPointer:
      return (reader) => reader.pointer();
    default:
      return (reader) => {
        throw new Damage(
          "unknown-class",
          `a member of type ${className} (${type}) that is stored in its own way`,
          reader.pos,
        );
      };
  }
}
