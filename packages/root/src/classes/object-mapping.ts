import { isLongArray } from "../bytes/exact-longs.js";
import { objectNotWritable } from "../errors/catalogue.js";
import type { Numbers } from "../hist/types.js";
import type { ObjectMapping, ObjectWriter } from "../streamer/object-writer.js";
import { tableSchema } from "../streamer/schema.js";
import { isWritableCollection, writeArray, writeCollection } from "../streamer/write-native.js";
import { classMapping } from "./class-mapping.js";
import { classNameOf } from "./class-name-of.js";
import { schemaOf } from "./schema-of.js";
import { storesElsewhere } from "./stores-elsewhere.js";
import { toCollection } from "./to-collection.js";
import type { AnyObject, GenericObject } from "./types.js";

/** ROOT's class of what a pointer may lead to: an object of ours, or numbers. */
function classOf(object: object): string {
  return ArrayBuffer.isView(object) ? arrayClass(object) : classNameOf(object as AnyObject);
}

function arrayClass(numbers: object): string {
  if (numbers instanceof Int8Array) return "TArrayC";
  if (numbers instanceof Int16Array) return "TArrayS";
  if (numbers instanceof Int32Array) return "TArrayI";
  if (numbers instanceof Float32Array) return "TArrayF";
  return isLongArray(numbers) ? "TArrayL64" : "TArrayD";
}

function write(writer: ObjectWriter, value: object): void {
  if (ArrayBuffer.isView(value)) {
    // Of all views only typed arrays of numbers are put into objects.
    writeArray(writer, arrayClass(value), value as unknown as Numbers);
    return;
  }
  const object = value as AnyObject;
  const className = classNameOf(object);
  if (object.kind === "list") {
    if (!isWritableCollection(className)) throw objectNotWritable(className, "its items cannot be stored one by one");
    writeCollection(writer, className, toCollection(object));
  } else if (object.kind === "object") writeGeneric(writer, object);
  else {
    const schema = tableSchema(classMapping);
    const info = schema.findInfo(className);
    if (info === undefined) throw objectNotWritable(className, "it is not described");
    schema.writeClass(writer, info, object);
  }
}

/** An object of a class that is not ours goes out as the file described it from which it came. */
function writeGeneric(writer: ObjectWriter, object: GenericObject): void {
  const { className, version, members } = object;
  if (className === "TObject") {
    writer.objectHead(Number(members["fUniqueID"] ?? 0), Number(members["fBits"] ?? 0));
    return;
  }
  if (storesElsewhere(className)) throw objectNotWritable(className, "its data are in other records of its file");
  const schema = schemaOf(members) ?? tableSchema(classMapping);
  const info = schema.findInfo(className, version);
  if (info === undefined) throw objectNotWritable(className, "neither its file nor ROOT 6.40 describes it");
  schema.writeClass(writer, info, object);
}

/** How objects of ours become ROOT's. */
export const objectMapping: ObjectMapping = { classNameOf: classOf, write };
