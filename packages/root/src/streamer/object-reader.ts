import { ByteReader } from "../bytes/byte-reader.js";
import { Damage } from "../errors/damage.js";
import type { ClassLayout } from "./layout.js";
import type { StreamerInfo } from "./streamer-info.js";

const BYTE_COUNT = 0x4000_0000;
const CLASS_MASK = 0x8000_0000;
const NEW_CLASS = 0xffff_ffff;
/** ROOT counts positions in its maps from 2. */
const MAP_OFFSET = 2;
const MAX_DEPTH = 100;

/** Reads members into `out` from slot `at` on. */
export type ReadMembers = (reader: ObjectReader, out: unknown[], at: number) => void;

/** A class version as far as reading needs it. */
export interface ReadingCodec {
  readonly layout: ClassLayout;
  readonly read: ReadMembers;
}

/** What a reader asks about classes; `Schema` answers. */
export interface ReadingSchema {
  readObject(reader: ObjectReader, className: string): unknown;
  readMember(reader: ObjectReader, className: string): unknown;
  versionOf(className: string, checksum: number): number | undefined;
  codec(info: StreamerInfo): ReadingCodec;
  findCodec(className: string, version: number): ReadingCodec | undefined;
}

/** Reads the objects of one record: frames, pointers and the references between objects. */
export class ObjectReader extends ByteReader {
  readonly schema: ReadingSchema;
  /** Version of the frame that `openFrame` read last. */
  version = 0;
  /** Of the TObject that `objectHead` read last. */
  uniqueId = 0;
  bits = 0;
  /** Pointers met so far that were not null: bytes without any mean the same wherever they stand. */
  links = 0;
  private readonly shift: number;
  // Most records have no pointers at all, so these are made when they are needed.
  private objects: Map<number, unknown> | undefined;
  private classes: Map<number, string> | undefined;
  /** Reference positions of the objects being read, outermost first. */
  private readonly open: number[] = [1];

  /** `keyLength`: bytes before the payload that count in references. */
  constructor(bytes: Uint8Array, keyLength: number, schema: ReadingSchema) {
    super(bytes);
    this.schema = schema;
    this.shift = keyLength + MAP_OFFSET;
  }

  /** Reads the record's outermost object, which has no pointer in front of it. */
  readTop(className: string): unknown {
    return this.schema.readObject(this, className);
  }

  /**
   * Reads a byte count and version, leaves the version in `version` and returns where the object ends, or -1 where the
   * bytes have no count, as some writers leave it out.
   */
  openFrame(className: string): number {
    const start = this.pos;
    const count = this.view.getUint32(start);
    let end = -1;
    if (count & BYTE_COUNT) {
      end = start + 4 + (count & ~BYTE_COUNT);
      if (end > this.bytes.length) {
        throw new Damage("damaged", `${className} claims ${end - this.bytes.length} bytes beyond its record`, start);
      }
      this.pos = start + 4;
    }
    this.version = this.u16();
    // Version 0 marks a class without a number: a checksum follows, unless the class belongs to ROOT.
    if (this.version === 0 && this.remaining >= 4) {
      const version = this.schema.versionOf(className, this.view.getUint32(this.pos));
      if (version !== undefined) {
        this.pos += 4;
        this.version = version;
      }
    }
    return end;
  }

  /** Ends a frame: newer classes may have members that the description does not know. */
  closeFrame(end: number, className: string): void {
    if (end < 0) return;
    if (this.pos > end) throw new Damage("damaged", `${className} is longer than its byte count`, this.pos);
    this.pos = end;
  }

  /** Reads a TObject, which has no frame, into `uniqueId` and `bits`. */
  objectHead(): void {
    if (this.u16() & 0x4000) this.skip(4);
    this.uniqueId = this.u32();
    this.bits = this.u32();
    if (this.bits & 0x10) this.skip(2);
  }

  /**
   * Reads a pointer: null, an object seen before, or a new one. An object that is still being read (a cycle) comes as
   * `{ kind: "reference", up }`, `up` levels out; one of an unknown class as an opaque object.
   */
  pointer(): unknown {
    const start = this.pos;
    let tag = this.u32();
    if (tag === 0) return null;
    this.links++;
    let end = -1;
    if (tag & BYTE_COUNT && tag !== NEW_CLASS) {
      end = start + 4 + (tag & ~BYTE_COUNT);
      if (end > this.bytes.length) throw new Damage("damaged", "an object claims bytes beyond its record", start);
      tag = this.u32();
    }
    if (!(tag & CLASS_MASK)) return this.resolve(tag);
    const className = this.className(tag);
    if (this.open.length >= MAX_DEPTH) throw new Damage("damaged", `objects nested ${MAX_DEPTH} deep`, start);
    const position = start + this.shift;
    this.open.push(position);
    const value = this.guarded(className, end);
    this.open.pop();
    this.objects ??= new Map();
    this.objects.set(position, value);
    if (end >= 0) this.pos = end;
    return value;
  }

  /** What to throw for a class that nobody describes. */
  unknownClass(reason: string): Damage {
    return new Damage("unknown-class", reason, this.pos);
  }

  private guarded(className: string, end: number): unknown {
    try {
      return this.schema.readObject(this, className);
    } catch (error) {
      if (!(error instanceof Damage) || error.kind !== "unknown-class" || end < 0) throw error;
      return { kind: "opaque", className, reason: error.reason };
    }
  }

  private className(tag: number): string {
    if (tag === NEW_CLASS) {
      const position = this.pos - 4 + this.shift;
      const name = this.zeroTerminated();
      this.classes ??= new Map();
      this.classes.set(position, name);
      return name;
    }
    const name = this.classes?.get(tag & ~CLASS_MASK);
    if (name === undefined)
      throw new Damage("damaged", "a reference to a class that was not seen before", this.pos - 4);
    return name;
  }

  private resolve(reference: number): unknown {
    if (reference === 0) return null;
    const known = this.objects?.get(reference);
    if (known !== undefined) return known;
    const level = this.open.lastIndexOf(reference);
    // ROOT, too, takes a reference to nothing as null.
    return level < 0 ? null : { kind: "reference", up: this.open.length - 1 - level };
  }
}
