import type { ClassLayout } from "../streamer/layout.js";
import type { NativeCollection, NativeObject } from "../streamer/read-native.js";
import type { Schema } from "../streamer/schema.js";
import { compileAttributes, withAttributes } from "./collect-attributes.js";
import { MEMORY_BITS, namedDefaults } from "./defaults.js";
import { rememberSchema } from "./schema-of.js";
import type { AnyObject, GenericObject, ListObject, NamedObject, ParameterObject, StringObject } from "./types.js";

export function namedMapper(layout: ClassLayout): (values: readonly unknown[]) => NamedObject {
  const [name, title] = ["fName", "fTitle"].map((member) => layout.members.indexOf(member)) as [number, number];
  const attributesOf = compileAttributes(layout, ["fName", "fTitle"], namedDefaults);
  return (values) => ({
    kind: "named",
    name: String(values[name]),
    title: String(values[title]),
    ...withAttributes(attributesOf(values)),
  });
}

export function stringMapper(layout: ClassLayout): (values: readonly unknown[]) => StringObject {
  const value = layout.members.indexOf("fString");
  const attributesOf = compileAttributes(layout, ["fString"], namedDefaults);
  return (values) => ({ kind: "string", value: String(values[value]), ...withAttributes(attributesOf(values)) });
}

export function parameterMapper(layout: ClassLayout): (values: readonly unknown[]) => ParameterObject {
  const [name, value] = ["fName", "fVal"].map((member) => layout.members.indexOf(member)) as [number, number];
  const attributesOf = compileAttributes(layout, ["fName", "fVal"], namedDefaults);
  return (values) => ({
    kind: "parameter",
    className: layout.info.name,
    name: String(values[name]),
    value: values[value] as ParameterObject["value"],
    ...withAttributes(attributesOf(values)),
  });
}

/** Compiles the making of a `GenericObject`: every member under its own name. */
export function genericMapper(layout: ClassLayout, schema: Schema): (values: readonly unknown[]) => GenericObject {
  const toMembers = membersMapper(layout);
  const { name: className, version } = layout.info;
  return (values) => {
    const members = toMembers(values);
    rememberSchema(members, schema);
    return { kind: "object", className, version, members };
  };
}

/** Compiles the making of plain members. */
export function membersMapper(layout: ClassLayout): (values: readonly unknown[]) => Record<string, unknown> {
  return (values) => Object.fromEntries(layout.members.map((name, slot) => [name, values[slot]]));
}

/** A collection or bare TObject as ours. */
export function fromNative(value: NativeCollection | NativeObject): AnyObject {
  const bits = value.bits & ~MEMORY_BITS;
  const { uniqueId } = value;
  if (value.native === "object") {
    return { kind: "object", className: "TObject", version: 1, members: { fUniqueID: uniqueId, fBits: bits } };
  }
  const attributes = { ...(uniqueId !== 0 && { fUniqueID: uniqueId }), ...(bits !== 0 && { fBits: bits }) };
  return {
    kind: "list",
    className: value.className,
    name: value.name,
    // What a pointer gives is one of our objects or null.
    items: value.items as ListObject["items"],
    ...(value.options && { options: value.options }),
    ...(value.lowerBound && { lowerBound: value.lowerBound }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}
