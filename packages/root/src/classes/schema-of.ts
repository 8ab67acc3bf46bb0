import type { Schema } from "../streamer/schema.js";

// Beside the object and not in it: members stay plain data, and a copy of the object with the same members is still known.
const schemas = new WeakMap<object, Schema>();

/** Remembers which file described an object of a class that is not one of ours. */
export function rememberSchema(members: object, schema: Schema): void {
  schemas.set(members, schema);
}

/** The schema of the file that the members of a `GenericObject` are from. */
export function schemaOf(members: object): Schema | undefined {
  return schemas.get(members);
}
