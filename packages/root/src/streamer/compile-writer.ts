import type { NumberFormat } from "../bytes/read-numbers.js";
import { writeNumbers } from "../bytes/write-numbers.js";
import type { Numbers } from "../hist/types.js";
import { elementType, numberFormat } from "./element-types.js";
import type { BasePart, ClassLayout, MemberPart, NativeBasePart, Part } from "./layout.js";
import type { ObjectWriter, WriteMembers } from "./object-writer.js";
import { packedFloatWriter } from "./packed-floats.js";
import { stlWriter } from "./stl-writer.js";

type WriteValue = (writer: ObjectWriter, value: unknown) => void;

/** Compiles the writing of a class version, the reverse of `compileReader`. */
export function compileWriter(layout: ClassLayout): WriteMembers {
  const steps = layout.parts.map(writePart);
  return (writer, values, at) => {
    for (const step of steps) step(writer, values, at);
  };
}

function writePart(part: Part): WriteMembers {
  switch (part.part) {
    case "base":
      return writeBase(part);
    case "native-base":
      return writeNativeBase(part);
    case "unknown-base":
      return (writer) => writer.closeFrame(writer.openFrame(part.element.baseVersion ?? 0));
    case "member": {
      const { slot } = part;
      if (part.countSlot !== undefined) return writeCounted(part, part.countSlot);
      const write = valueWriter(part);
      return (writer, values, at) => write(writer, values[at + slot]);
    }
  }
}

function writeBase({ layout, slot }: BasePart): WriteMembers {
  const { info } = layout;
  let write: WriteMembers | undefined;
  return (writer, values, at) => {
    write ??= writer.schema.codec(info).write;
    const frame = writer.openFrame(info.version, info);
    write(writer, values, at + slot);
    writer.closeFrame(frame);
  };
}

function writeNativeBase({ element, slot }: NativeBasePart): WriteMembers {
  if (element.name === "TQObject") return () => {};
  if (element.name === "TObject") {
    return (writer, values, at) => writer.objectHead(toNumber(values[at + slot]), toNumber(values[at + slot + 1]));
  }
  return (writer, values, at) => writer.schema.writeMember(writer, element.name, values[at + slot]);
}

/** An array whose length is another member, or objects counted by one. */
function writeCounted({ element, slot }: MemberPart, countSlot: number): WriteMembers {
  if (element.kind === "Loop") return writeLoop(element.typeName, slot);
  const write = arrayWriter(element.type - elementType.pointerArray, element.title);
  return (writer, values, at) => {
    const numbers = values[at + slot] as Numbers | null | undefined;
    const count = toNumber(values[at + countSlot]);
    const present = numbers !== null && numbers !== undefined && count > 0;
    writer.u8(present ? 1 : 0);
    if (present) write(writer, numbers, count);
  };
}

function writeLoop(typeName: string, slot: number): WriteMembers {
  const isPointers = typeName.endsWith("**");
  const className = typeName.replace(/\*+$/, "");
  return (writer, values, at) => {
    const frame = writer.openFrame(1);
    for (const item of (values[at + slot] ?? []) as readonly unknown[]) {
      if (isPointers) writer.pointer(item);
      else writer.schema.writeMember(writer, className, item);
    }
    writer.closeFrame(frame);
  };
}

type WriteArray = (writer: ObjectWriter, numbers: Numbers, count: number) => void;

function arrayWriter(type: number, title: string): WriteArray {
  const format = numberFormat(type);
  if (format !== undefined) return (writer, numbers, count) => writeNumbers(writer, format, numbers, count);
  const one = packedFloatWriter(type, title);
  return (writer, numbers, count) => {
    for (let i = 0; i < count; i++) one(writer, numbers[i] ?? 0);
  };
}

const none: Numbers = new Float64Array(0);

function valueWriter({ element }: MemberPart): WriteValue {
  const { type, typeName, kind, arrayLength, title } = element;
  if (kind === "STL" || kind === "STLstring") return stlWriter(typeName);
  const className = typeName
    .replace(/\*+$/, "")
    .replace(/^const /, "")
    .trim();
  if (type > elementType.fixedArray && type < elementType.pointerArray) {
    const write = arrayWriter(type - elementType.fixedArray, title);
    return (writer, value) => write(writer, (value ?? none) as Numbers, arrayLength);
  }
  if (arrayLength > 1 && type > 80) {
    const one = objectWriter(type - elementType.fixedArray, className);
    return (writer, value) => {
      for (let i = 0; i < arrayLength; i++) one(writer, (value as readonly unknown[] | undefined)?.[i]);
    };
  }
  const format = numberFormat(type);
  if (format !== undefined) return plainWriter(format);
  if (type === elementType.double32 || type === elementType.float16) {
    const write = packedFloatWriter(type, title);
    return (writer, value) => write(writer, toNumber(value));
  }
  if (type === elementType.charStar) {
    return (writer, value) => {
      const text = typeof value === "string" ? value : "";
      writer.u32(text.length);
      for (const character of text) writer.u8(character.charCodeAt(0));
    };
  }
  return objectWriter(type, className);
}

function plainWriter(format: NumberFormat): WriteValue {
  switch (format) {
    case "f64":
      return (writer, value) => writer.f64(toNumber(value));
    case "f32":
      return (writer, value) => writer.f32(toNumber(value));
    case "i32":
    case "u32":
      return (writer, value) => writer.u32(toNumber(value));
    case "i16":
    case "u16":
      return (writer, value) => writer.u16(toNumber(value));
    case "i8":
    case "u8":
      return (writer, value) => writer.u8(toNumber(value));
    case "i64":
    case "u64":
      return (writer, value) => writer.i64(typeof value === "bigint" ? value : Math.trunc(toNumber(value)));
  }
}

function objectWriter(type: number, className: string): WriteValue {
  switch (type) {
    case elementType.string:
      return (writer, value) => writer.string(typeof value === "string" ? value : "");
    case elementType.objectPointer:
    case elementType.anyPointer:
      return (writer, value) => writer.pointer(value);
    default:
      return (writer, value) => writer.schema.writeMember(writer, className, value);
  }
}

/** Numbers and booleans as they are, everything else as 0. */
function toNumber(value: unknown): number {
  return typeof value === "number"
    ? value
    : typeof value === "boolean" || typeof value === "bigint"
      ? Number(value)
      : 0;
}
