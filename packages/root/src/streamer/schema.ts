import { Damage } from "../errors/damage.js";
import { compileReader, type ReadMembers } from "./compile-reader.js";
import { buildLayout, type ClassLayout } from "./layout.js";
import { isNativeClass } from "./native-classes.js";
import type { ObjectReader } from "./object-reader.js";
import { ownLayouts } from "./own-layouts.js";
import { type NativeCollection, type NativeObject, readNative } from "./read-native.js";
import type { StreamerInfo } from "./streamer-info.js";
import { tableInfos } from "./table-infos.js";

/** A class version ready to read. */
export interface ClassCodec {
  readonly layout: ClassLayout;
  readonly read: ReadMembers;
  /** Turns the values of an object that a pointer or key names into ours. */
  readonly finishObject: (values: readonly unknown[]) => unknown;
  /** The same for an object that is a member of another. */
  readonly finishMember: (values: readonly unknown[]) => unknown;
}

/** How objects become ours; given from outside so that streaming knows no types of histograms. */
export interface ClassMapping {
  object(layout: ClassLayout, schema: Schema): (values: readonly unknown[]) => unknown;
  member(layout: ClassLayout, schema: Schema): (values: readonly unknown[]) => unknown;
  native(value: NativeCollection | NativeObject): unknown;
}

const MAX_BASES = 64;

/** Knows the classes of one file: its own streamer infos first, those of ROOT 6.40 as a fall-back. */
export class Schema {
  private readonly infos = new Map<string, Map<number, StreamerInfo>>();
  private readonly codecs = new Map<StreamerInfo, ClassCodec>();
  private readonly layouts = new Map<StreamerInfo, ClassLayout>();
  private readonly found = new Map<string, ClassCodec | undefined>();
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
    const id = `${className};${version}`;
    if (this.found.has(id)) return this.found.get(id);
    const info = this.findInfo(className, version);
    const codec = info && this.codec(info);
    this.found.set(id, codec);
    return codec;
  }

  codec(info: StreamerInfo): ClassCodec {
    const known = this.codecs.get(info);
    if (known !== undefined) return known;
    const layout = this.layout(info, 0);
    const codec: ClassCodec = {
      layout,
      read: compileReader(layout),
      finishObject: this.mapping.object(layout, this),
      finishMember: this.mapping.member(layout, this),
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
    const end = reader.openFrame(className);
    const codec = this.findCodec(className, reader.version);
    if (codec === undefined) throw new Damage("unknown-class", `no streamer info for class ${className}`, start);
    const values: unknown[] = new Array(codec.layout.members.length);
    codec.read(reader, values, 0);
    reader.closeFrame(end, className);
    return isObject ? codec.finishObject(values) : codec.finishMember(values);
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

function isNativeValue(value: unknown): value is NativeCollection | NativeObject {
  return typeof value === "object" && value !== null && "native" in value;
}
