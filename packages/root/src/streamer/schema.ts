import { Damage } from "../errors/damage.js";
import type { Numbers } from "../hist/types.js";
import { compileReader } from "./compile-reader.js";
import { compileWriter } from "./compile-writer.js";
import { buildLayout, type ClassLayout } from "./layout.js";
import { arrayFormat, isNativeClass } from "./native-classes.js";
import type { ObjectReader, ReadMembers } from "./object-reader.js";
import type { ObjectWriter, WriteMembers } from "./object-writer.js";
import { ownLayouts } from "./own-layouts.js";
import { type NativeCollection, type NativeObject, readNative } from "./read-native.js";
import type { StreamerInfo } from "./streamer-info.js";
import { tableInfos } from "./table-infos.js";
import { type CollectionToWrite, isWritableCollection, writeArray, writeCollection } from "./write-native.js";

/** A class version ready to read. */
export interface ClassCodec {
  readonly layout: ClassLayout;
  readonly read: ReadMembers;
  /** Turns the values of an object that a pointer or key names into ours. */
  readonly finishObject: (values: readonly unknown[]) => unknown;
  /** The same for an object that is a member of another. */
  readonly finishMember: (values: readonly unknown[]) => unknown;
  readonly write: WriteMembers;
  /** The values of an object of ours, by slot. */
  readonly valuesOf: (object: object) => readonly unknown[];
}

/** How objects become ours; given from outside so that streaming knows no types of histograms. */
export interface ClassMapping {
  object(layout: ClassLayout, schema: Schema): (values: readonly unknown[]) => unknown;
  member(layout: ClassLayout, schema: Schema): (values: readonly unknown[]) => unknown;
  native(value: NativeCollection | NativeObject): unknown;
  /** The reverse of `object` and `member`. */
  values(layout: ClassLayout): (object: object) => readonly unknown[];
  /** Whether members of a class become types of ours, which are written as ROOT 6.40 does, whatever they came from. */
  isOwnMember(className: string): boolean;
  /** The parts of a collection of ours, or of an empty one for anything else. */
  collection(value: unknown): CollectionToWrite;
}

const MAX_BASES = 64;

/** Knows the classes of one file: its own streamer infos first, those of ROOT 6.40 as a fall-back. */
export class Schema {
  private readonly infos = new Map<string, Map<number, StreamerInfo>>();
  private readonly codecs = new Map<StreamerInfo, ClassCodec>();
  private readonly layouts = new Map<StreamerInfo, ClassLayout>();
  private readonly found = new Map<string, Map<number, ClassCodec | undefined>>();
  private readonly mapping: ClassMapping;

  constructor(infos: Iterable<StreamerInfo>, mapping: ClassMapping) {
    this.mapping = mapping;
    this.add(infos);
  }

  /** Adds descriptions, for instance those sent ahead of messages; a known version is replaced. */
  add(infos: Iterable<StreamerInfo>): void {
    for (const info of infos) {
      const versions = this.infos.get(info.name) ?? new Map<number, StreamerInfo>();
      versions.set(info.version, info);
      this.infos.set(info.name, versions);
    }
    this.codecs.clear();
    this.layouts.clear();
    this.found.clear();
  }

  /** The streamer infos that were given. */
  *given(): Iterable<StreamerInfo> {
    for (const versions of this.infos.values()) yield* versions.values();
  }

  /** The description of a class version; without the version, or where it is unknown, the newest one. */
  findInfo(className: string, version?: number): StreamerInfo | undefined {
    const own = ownLayouts.get(className);
    if (own !== undefined) return own;
    const versions = this.infos.get(className);
    const table = tableInfos().get(className);
    const exact = version === undefined ? undefined : versions?.get(version);
    if (exact !== undefined) return exact;
    if (version !== undefined && table?.version === version) return table;
    if (versions === undefined) return table;
    return [...versions.values()].reduce((a, b) => (b.version > a.version ? b : a));
  }

  /** The version of a class that is identified by a checksum instead of a number. */
  versionOf(className: string, checksum: number): number | undefined {
    for (const info of this.infos.get(className)?.values() ?? []) {
      if (info.checksum === checksum && info.version !== 0) return info.version;
    }
    return undefined;
  }

  findCodec(className: string, version: number): ClassCodec | undefined {
    let versions = this.found.get(className);
    if (versions === undefined) {
      versions = new Map();
      this.found.set(className, versions);
    }
    const known = versions.get(version);
    if (known !== undefined) return known;
    const info = this.findInfo(className, version);
    const codec = info && this.codec(info);
    versions.set(version, codec);
    return codec;
  }

  codec(info: StreamerInfo): ClassCodec {
    const known = this.codecs.get(info);
    if (known !== undefined) return known;
    const layout = this.layout(info, 0);
    const { mapping } = this;
    let write: WriteMembers | undefined;
    let valuesOf: ClassCodec["valuesOf"] | undefined;
    const codec: ClassCodec = {
      layout,
      read: compileReader(layout),
      finishObject: mapping.object(layout, this),
      finishMember: mapping.member(layout, this),
      // Most classes that are read are not written again.
      get write() {
        write ??= compileWriter(layout);
        return write;
      },
      get valuesOf() {
        valuesOf ??= mapping.values(layout);
        return valuesOf;
      },
    };
    this.codecs.set(info, codec);
    return codec;
  }

  /** Reads an object with its frame, as a pointer or key names it. */
  readObject(reader: ObjectReader, className: string): unknown {
    return this.readClass(reader, className, true);
  }

  /** Reads an object that is a member of another, without class tag. */
  readMember(reader: ObjectReader, className: string): unknown {
    return this.readClass(reader, className, false);
  }

  private readClass(reader: ObjectReader, className: string, isObject: boolean): unknown {
    if (isNativeClass(className)) {
      const value = readNative(reader, className);
      return isNativeValue(value) ? this.mapping.native(value) : value;
    }
    const start = reader.pos;
    // Before its bytes are looked at: those of a class that nobody describes mean nothing.
    if (!this.found.has(className) && this.findInfo(className) === undefined) {
      throw new Damage("unknown-class", `no streamer info for class ${className}`, start);
    }
    const end = reader.openFrame(className);
    const codec = this.findCodec(className, reader.version);
    if (codec === undefined) throw new Damage("unknown-class", `no streamer info for class ${className}`, start);
    const values: unknown[] = new Array(codec.layout.members.length);
    codec.read(reader, values, 0);
    reader.closeFrame(end, className);
    return isObject ? codec.finishObject(values) : codec.finishMember(values);
  }

  /** Writes an object of ours with its frame, as the given description of its class says. */
  writeClass(writer: ObjectWriter, info: StreamerInfo, object: object): void {
    const { write, valuesOf } = this.codec(info);
    const outer = writer.schema;
    writer.schema = this;
    const frame = writer.openFrame(info.version, info);
    write(writer, valuesOf(object), 0);
    writer.closeFrame(frame);
    writer.schema = outer;
  }

  /** Writes an object that is a member of another, without class tag. */
  writeMember(writer: ObjectWriter, className: string, value: unknown): void {
    if (arrayFormat(className) !== undefined) writeArray(writer, className, (value ?? []) as Numbers);
    else if (isWritableCollection(className)) writeCollection(writer, className, this.mapping.collection(value));
    else if (className === "TString") writer.string(typeof value === "string" ? value : "");
    else if (className === "TDatime") writer.u32(Number(value ?? 0));
    else if (className === "TObject") writer.objectHead(0, 0);
    else {
      const schema = this.mapping.isOwnMember(className) ? tableSchema(this.mapping) : this;
      const info = schema.findInfo(className);
      if (info === undefined) throw new Damage("unknown-class", `no streamer info for class ${className}`);
      schema.writeClass(writer, info, typeof value === "object" && value !== null ? value : {});
    }
  }

  private layout(info: StreamerInfo, depth: number): ClassLayout {
    // A file can name a class as its own base.
    if (depth > MAX_BASES) throw new Damage("damaged", `the bases of class ${info.name} do not end`);
    const known = this.layouts.get(info);
    if (known !== undefined) return known;
    const layout = buildLayout(info, (className, version) => {
      const base = this.findInfo(className, version);
      return base && this.layout(base, depth + 1);
    });
    this.layouts.set(info, layout);
    return layout;
  }
}

const tables = new WeakMap<ClassMapping, Schema>();

/** The schema of ROOT 6.40, as which everything of ours is written. */
export function tableSchema(mapping: ClassMapping): Schema {
  const schema = tables.get(mapping) ?? new Schema([], mapping);
  tables.set(mapping, schema);
  return schema;
}

function isNativeValue(value: unknown): value is NativeCollection | NativeObject {
  return typeof value === "object" && value !== null && "native" in value;
}
