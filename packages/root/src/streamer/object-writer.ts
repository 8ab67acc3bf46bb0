import { ByteWriter } from "../bytes/byte-writer.js";
import type { StreamerInfo } from "./streamer-info.js";

const BYTE_COUNT = 0x4000_0000;
const CLASS_MASK = 0x8000_0000;
const NEW_CLASS = 0xffff_ffff;
const MAP_OFFSET = 2;
/** A process id would have to follow an object that is referenced by one. */
const REFERENCED_BIT = 0x10;

/** How objects of ours are put into bytes; given from outside, as streaming knows no types of histograms. */
export interface ObjectMapping {
  classNameOf(object: object): string;
  /** Writes an object with its frame. */
  write(writer: ObjectWriter, object: object): void;
}

/** Writes the members that are in `values` from slot `at` on. */
export type WriteMembers = (writer: ObjectWriter, values: readonly unknown[], at: number) => void;

/** What a writer asks about classes; `Schema` answers. */
export interface WritingSchema {
  codec(info: StreamerInfo): { readonly write: WriteMembers };
  writeMember(writer: ObjectWriter, className: string, value: unknown): void;
  findInfo(className: string, version?: number): StreamerInfo | undefined;
}

interface Reference {
  readonly kind: "reference";
  readonly up: number;
}

/** Writes the objects of one record: frames, pointers and the references between objects. */
export class ObjectWriter extends ByteWriter {
  /** Describes the classes of the object that is being written. */
  schema: WritingSchema;
  private readonly mapping: ObjectMapping;
  private readonly used: Set<StreamerInfo>;
  private readonly schemas: Set<WritingSchema>;
  private shift = 0;
  private readonly objects = new Map<object, number>();
  private readonly classes = new Map<string, number>();
  private readonly open: number[] = [];

  /** `used` and `schemas` collect the descriptions of all classes that are written, and where they are from. */
  constructor(
    schema: WritingSchema,
    mapping: ObjectMapping,
    used = new Set<StreamerInfo>(),
    schemas = new Set<WritingSchema>(),
  ) {
    super();
    this.schema = schema;
    this.mapping = mapping;
    this.used = used;
    this.schemas = schemas;
  }

  /** Begins a record whose references count `keyLength` bytes before the payload. */
  begin(keyLength: number): void {
    this.pos = 0;
    this.shift = keyLength + MAP_OFFSET;
    this.objects.clear();
    this.classes.clear();
    this.open.length = 0;
  }

  /** Writes a record's outermost object, which has no pointer in front of it. */
  writeTop(object: object): void {
    this.open.push(1);
    this.objects.set(object, 1);
    this.mapping.write(this, object);
    this.open.pop();
  }

  /** Notes that a class is described by `info`, and begins its frame. Returns what `closeFrame` needs. */
  openFrame(version: number, info?: StreamerInfo): number {
    if (info !== undefined && !this.used.has(info)) {
      this.used.add(info);
      this.schemas.add(this.schema);
    }
    const start = this.pos;
    this.u32(0);
    this.u16(version);
    return start;
  }

  closeFrame(start: number): void {
    this.patchU32(start, BYTE_COUNT | (this.pos - start - 4));
  }

  /** A TObject, which has no frame. */
  objectHead(uniqueId: number, bits: number): void {
    this.u16(1);
    this.u32(uniqueId);
    this.u32(bits & ~REFERENCED_BIT);
  }

  /** Writes a pointer: null, an object that was written before, or a new one. */
  pointer(value: unknown): void {
    if (typeof value !== "object" || value === null) {
      this.u32(0);
      return;
    }
    const known = this.objects.get(value) ?? this.enclosing(value);
    if (known !== undefined) {
      this.u32(known);
      return;
    }
    const start = this.pos;
    this.u32(0);
    this.classTag(this.mapping.classNameOf(value));
    this.objects.set(value, start + this.shift);
    this.open.push(start + this.shift);
    this.mapping.write(this, value);
    this.open.pop();
    this.closeFrame(start);
  }

  /** Writes an object with its frame, without class tag. */
  object(value: object): void {
    this.mapping.write(this, value);
  }

  /** The position of the enclosing object that a reference means; 0 for an object whose contents are unknown. */
  private enclosing(value: object): number | undefined {
    if (!("kind" in value)) return undefined;
    if (value.kind === "opaque") return 0;
    if (value.kind !== "reference") return undefined;
    return this.open.at(-1 - (value as Reference).up) ?? 0;
  }

  private classTag(className: string): void {
    const known = this.classes.get(className);
    if (known !== undefined) {
      this.u32((CLASS_MASK | known) >>> 0);
      return;
    }
    this.classes.set(className, this.pos + this.shift);
    this.u32(NEW_CLASS);
    for (const character of className) this.u8(character.charCodeAt(0));
    this.u8(0);
  }
}
