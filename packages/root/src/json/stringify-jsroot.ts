import { classMapping } from "../classes/class-mapping.js";
import { classNameOf } from "../classes/class-name-of.js";
import { schemaOf } from "../classes/schema-of.js";
import { toCollection } from "../classes/to-collection.js";
import type { AnyObject, ListObject } from "../classes/types.js";
import type { Numbers } from "../hist/types.js";
import type { Part } from "../streamer/layout.js";
import { isNativeClass } from "../streamer/native-classes.js";
import { type ClassCodec, type Schema, tableSchema } from "../streamer/schema.js";
import { stringifyNumber, stringifyNumbers } from "./stringify-numbers.js";

const MAX_DEPTH = 50;

/**
 * An object as the JSON text that jsroot's `parse` and `draw` take: every member under ROOT's name, with `_typename`.
 * Works for everything that can be read, functions and drawn objects included. What encloses an object is left out where
 * it refers back to it. NaN becomes null, infinities become numbers that read back as such.
 */
export function stringifyJsroot(object: AnyObject): string {
  return objectText(object, tableSchema(classMapping), 0);
}

/** The same as a value: what `JSON.parse` makes of `stringifyJsroot`. */
export function toJsroot(object: AnyObject): Readonly<Record<string, unknown>> {
  return JSON.parse(stringifyJsroot(object)) as Readonly<Record<string, unknown>>;
}

function objectText(object: AnyObject | null | undefined, schema: Schema, depth: number): string {
  if (object === null || object === undefined || depth > MAX_DEPTH) return "null";
  if (ArrayBuffer.isView(object)) return stringifyNumbers(object as unknown as Numbers);
  const className = classNameOf(object);
  switch (object.kind) {
    case "opaque":
    case "reference":
      return "null";
    case "list":
      return listText(object, className, schema, depth);
    case "object": {
      const own = schemaOf(object.members) ?? tableSchema(classMapping);
      const info = own.findInfo(className, object.version);
      return info === undefined ? "null" : classText(className, own.codec(info), object, own, depth);
    }
    default: {
      const own = tableSchema(classMapping);
      const info = own.findInfo(className);
      return info === undefined ? "null" : classText(className, own.codec(info), object, own, depth);
    }
  }
}

function listText(list: ListObject | undefined, className: string, schema: Schema, depth: number): string {
  const { items, options = [], name } = toCollection(list);
  const contents = items.map((item) => objectText(item as AnyObject | null, schema, depth + 1));
  const head = `{"_typename":"${className}","name":${JSON.stringify(name === "" ? className : name)}`;
  if (className === "TMap") {
    const pairs: string[] = [];
    for (let i = 0; i < contents.length; i += 2) {
      pairs.push(`{"_typename":"TPair","first":${contents[i]},"second":${contents[i + 1] ?? "null"}}`);
    }
    return `${head},"arr":[${pairs.join(",")}]}`;
  }
  const texts = items.map((_, i) => JSON.stringify(options[i] ?? ""));
  return `${head},"arr":[${contents.join(",")}],"opt":[${texts.join(",")}]}`;
}

/** Text of a value with its name in front. */
type WriteMember = (value: unknown, schema: Schema, depth: number) => string;
type Compiled = readonly { readonly prefix: string; readonly write: WriteMember; readonly slot: number }[];

const compiled = new WeakMap<ClassCodec, Compiled>();

function classText(className: string, codec: ClassCodec, object: object, schema: Schema, depth: number): string {
  let members = compiled.get(codec);
  if (members === undefined) {
    members = compileMembers(codec);
    compiled.set(codec, members);
  }
  const values = codec.valuesOf(object);
  let text = `{"_typename":${JSON.stringify(className)}`;
  for (const { prefix, write, slot } of members) text += prefix + write(values[slot], schema, depth);
  return `${text}}`;
}

function compileMembers(codec: ClassCodec): Compiled {
  const { members } = codec.layout;
  const writers = new Map<number, WriteMember>();
  collectWriters(codec.layout.parts, 0, writers);
  return members.map((name, slot) => ({
    prefix: `,${JSON.stringify(name)}:`,
    write: writers.get(slot) ?? valueText,
    slot,
  }));
}

/** Members whose class is known from the description only: they carry no name of it themselves. */
function collectWriters(parts: readonly Part[], base: number, writers: Map<number, WriteMember>): void {
  for (const part of parts) {
    if (part.part === "base") collectWriters(part.layout.parts, base + part.slot, writers);
    else if (part.part === "member" && part.element.type > 60 && part.element.type < 70) {
      const className = part.element.typeName
        .replace(/\*+$/, "")
        .replace(/^const /, "")
        .trim();
      writers.set(base + part.slot, (value, schema, depth) => memberText(value, className, schema, depth));
    }
  }
}

function memberText(value: unknown, className: string, schema: Schema, depth: number): string {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || "kind" in value) {
    return valueText(value, schema, depth);
  }
  if (isNativeClass(className)) return "null";
  const known = axisTexts.get(value);
  if (known !== undefined) return known;
  const own = classMapping.isOwnMember(className) ? tableSchema(classMapping) : schema;
  const info = own.findInfo(className);
  const text = info === undefined ? "null" : classText(className, own.codec(info), value, own, depth + 1);
  if (className === "TAxis") axisTexts.set(value, text);
  return text;
}

/** Equal axes of a file are one object. */
const axisTexts = new WeakMap<object, string>();

function valueText(value: unknown, schema: Schema, depth: number): string {
  switch (typeof value) {
    case "number":
      return stringifyNumber(value);
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "bigint":
      return value.toString();
    case "object":
      break;
    default:
      return "null";
  }
  if (value === null) return "null";
  if (ArrayBuffer.isView(value)) return stringifyNumbers(value as unknown as Numbers);
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, schema, depth + 1)).join(",")}]`;
  return "kind" in value ? objectText(value as AnyObject, schema, depth + 1) : "null";
}
