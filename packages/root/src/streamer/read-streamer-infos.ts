import { Damage } from "../errors/damage.js";
import { isNativeClass } from "./native-classes.js";
import { ObjectReader } from "./object-reader.js";
import { type NativeCollection, readNative } from "./read-native.js";
import { type ClassMapping, Schema } from "./schema.js";
import type { ElementKind, StreamerElement, StreamerInfo } from "./streamer-info.js";

const elementKinds: readonly string[] = [
  "Base",
  "BasicType",
  "BasicPointer",
  "Object",
  "ObjectAny",
  "ObjectPointer",
  "ObjectAnyPointer",
  "String",
  "STL",
  "STLstring",
  "Loop",
  "Artificial",
] satisfies ElementKind[];

/** Keeps collections as they are stored. */
const asStored: ClassMapping = {
  object: () => (values) => values,
  member: () => (values) => values,
  native: (value) => value,
  values: () => () => [],
  isOwnMember: () => false,
  collection: () => ({ name: "", items: [], uniqueId: 0, bits: 0 }),
};

/** Reads the classes that describe classes: these cannot be read by description. */
class InfoSchema extends Schema {
  override readObject(reader: ObjectReader, className: string): unknown {
    if (isNativeClass(className)) return readNative(reader, className);
    if (className === "TStreamerInfo") return readInfo(reader);
    if (className.startsWith("TStreamer")) return readElement(reader, className);
    return super.readObject(reader, className);
  }
}

/**
 * The streamer infos in an uncompressed StreamerInfo record (a TList without a pointer in front), or with `start` in a message
 * whose payload, a pointer to a TList or TObjArray, begins there. Throws `Damage`. Other entries, such as lists of rules, are
 * left out.
 */
export function readStreamerInfos(payload: Uint8Array, keyLength: number, start?: number): StreamerInfo[] {
  const reader = new ObjectReader(payload, keyLength, new InfoSchema([], asStored));
  if (start === undefined) return streamerInfosIn(reader.readTop("TList"));
  reader.pos = start;
  return streamerInfosIn(reader.pointer());
}

/** The streamer infos among the items of a collection. */
function streamerInfosIn(collection: unknown): StreamerInfo[] {
  const items = (collection as Partial<NativeCollection> | null)?.items;
  if (items === undefined) throw new Damage("damaged", "no list of streamer infos");
  return items.filter(isStreamerInfo);
}

function isStreamerInfo(value: unknown): value is StreamerInfo {
  return typeof value === "object" && value !== null && "checksum" in value && "elements" in value;
}

/** The name and title of a TNamed. */
function readNamed(reader: ObjectReader): [name: string, title: string] {
  const end = reader.openFrame("TNamed");
  reader.objectHead();
  const named: [string, string] = [reader.string(), reader.string()];
  reader.closeFrame(end, "TNamed");
  return named;
}

function readInfo(reader: ObjectReader): StreamerInfo {
  const end = reader.openFrame("TStreamerInfo");
  const [name] = readNamed(reader);
  const checksum = reader.u32();
  const version = reader.i32();
  const list = reader.pointer() as NativeCollection | null;
  reader.closeFrame(end, "TStreamerInfo");
  const elements = (list?.items ?? []).filter(isElement);
  return { name, version, checksum, elements };
}

function isElement(value: unknown): value is StreamerElement {
  return typeof value === "object" && value !== null && "typeName" in value;
}

function readElement(reader: ObjectReader, className: string): StreamerElement {
  const end = reader.openFrame(className);
  const suffix = className.slice("TStreamer".length);
  const kind = elementKinds.includes(suffix) ? (suffix as ElementKind) : "Element";
  if (kind === "STLstring") {
    const element = readElement(reader, "TStreamerSTL");
    reader.closeFrame(end, className);
    return { ...element, kind };
  }
  const common = readCommon(reader, kind);
  const more = end - reader.pos;
  const element = { ...common, ...(more > 0 && readSpecific(reader, kind, common.baseChecksum)) };
  reader.closeFrame(end, className);
  return element;
}

/** The fields of TStreamerElement itself. */
function readCommon(reader: ObjectReader, kind: ElementKind): StreamerElement {
  const end = reader.openFrame("TStreamerElement");
  const { version } = reader;
  const [name, title] = readNamed(reader);
  const type = reader.i32();
  const size = reader.i32();
  const arrayLength = reader.i32();
  const arrayDimension = reader.i32();
  // Version 1 wrote the number of indices first.
  const count = version === 1 ? Math.min(Math.max(reader.i32(), 0), 5) : 5;
  const indices = Array.from({ length: count }, () => reader.i32());
  const typeName = reader.string();
  reader.closeFrame(end, "TStreamerElement");
  const dimensions = kind === "Base" ? [] : indices.slice(0, Math.max(0, Math.min(arrayDimension, 5)));
  const element = { kind, name, title, type, size, arrayLength, dimensions, typeName };
  return kind === "Base" ? { ...element, baseChecksum: (indices[1] ?? 0) >>> 0 } : element;
}

/** What an element's own class adds. */
function readSpecific(
  reader: ObjectReader,
  kind: ElementKind,
  baseChecksum: number | undefined,
): Partial<StreamerElement> {
  switch (kind) {
    case "Base":
      return { baseVersion: reader.i32(), baseChecksum: baseChecksum ?? 0 };
    case "BasicPointer":
    case "Loop":
      return { countVersion: reader.i32(), countName: reader.string(), countClass: reader.string() };
    case "STL":
    case "STLstring":
      return { stlType: reader.i32(), contentType: reader.i32() };
    default:
      return {};
  }
}
