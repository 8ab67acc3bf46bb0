import { ByteReader } from "../bytes/byte-reader.js";
import { scratchBytes } from "../bytes/scratch-bytes.js";
import { classMapping } from "../classes/class-mapping.js";
import type { AnyObject, OpaqueObject } from "../classes/types.js";
import type { Allocate } from "../codecs/codec.js";
import { decompress } from "../container/decompress.js";
import type { FileHeader } from "../container/header.js";
import { checkKey, type Key, readKey } from "../container/key.js";
import { Damage } from "../errors/damage.js";
import type { OverwatchError } from "../errors/overwatch-error.js";
import type { Source } from "../source/source.js";
import { ObjectReader } from "../streamer/object-reader.js";
import { readStreamerInfos } from "../streamer/read-streamer-infos.js";
import { Schema } from "../streamer/schema.js";
import type { FileEntry } from "./file-entry.js";
import { opaqueObject } from "./opaque-object.js";
import { toObjectError } from "./to-object-error.js";

/** At once where source and decoder are synchronous. */
type Soon<T> = T | Promise<T>;

/** Takes the records of one file apart, by what the file says of its classes. Nothing that it gives shares memory with the file. */
export class RecordReader {
  private readonly source: Source;
  private readonly header: FileHeader;
  private readonly maxObjectSize: number;
  private schema: Schema | undefined;

  constructor(source: Source, header: FileHeader, maxObjectSize: number) {
    this.source = source;
    this.header = header;
    this.maxObjectSize = maxObjectSize;
  }

  /** What describes the classes of this file; that of ROOT 6.40 until `loadSchema` was called. */
  infos(): Schema {
    this.schema ??= new Schema([], classMapping);
    return this.schema;
  }

  /** Reads the file's own streamer infos; a file without usable ones is read with those of ROOT 6.40. */
  async loadSchema(): Promise<void> {
    this.schema ??= await this.readSchema();
  }

  /** The object or the error. */
  object(entry: FileEntry): Soon<AnyObject | OverwatchError> {
    const schema = this.infos();
    return this.payloadOf(entry, (payload) => {
      const reader = new ObjectReader(payload, entry.key.keyLength, schema);
      try {
        const object = reader.readTop(entry.className);
        // A number or a text as a key's object has no type here.
        return isAnyObject(object) ? object : opaqueObject(entry, payload, schema);
      } catch (error) {
        return toObjectError(this.source.name, entry, error, reader.pos);
      }
    });
  }

  /** The bytes of an object or the error. */
  bytes(entry: FileEntry): Soon<OpaqueObject | OverwatchError> {
    const { schema } = this;
    return this.payloadOf(entry, (payload) => opaqueObject(entry, payload, schema));
  }

  /** The uncompressed bytes of an object, valid until this file is read again; undefined where they cannot be had, or not without waiting. */
  payloadNow({ key }: FileEntry): Uint8Array | undefined {
    try {
      checkKey(key, this.header.begin, this.header.end);
      const record = this.source.read(key.seek, key.nbytes);
      if (record instanceof Promise) return undefined;
      const payload = this.payload(key, record);
      return payload instanceof Promise ? undefined : payload;
    } catch {
      // Whoever reads the object gets the reason.
      return undefined;
    }
  }

  private async readSchema(): Promise<Schema> {
    const { seekInfo, nbytesInfo, begin, end } = this.header;
    if (seekInfo < begin || nbytesInfo <= 0 || seekInfo + nbytesInfo > end) return new Schema([], classMapping);
    try {
      const record = (await this.source.read(seekInfo, nbytesInfo)).slice();
      const key = readKey(new ByteReader(record));
      const payload = await this.payload({ ...key, nbytes: nbytesInfo }, record);
      return new Schema(readStreamerInfos(payload, key.keyLength), classMapping);
    } catch {
      return new Schema([], classMapping);
    }
  }

  /** Uncompressed bytes of a record. */
  private payload(key: Key, record: Uint8Array, allocate?: Allocate): Soon<Uint8Array> {
    if (key.objectLength > this.maxObjectSize) {
      throw new Damage("too-large", `${key.objectLength} bytes, the limit is ${this.maxObjectSize}`);
    }
    const stored = record.subarray(key.keyLength);
    if (key.objectLength <= stored.length) return stored.subarray(0, key.objectLength);
    return decompress(stored, key.objectLength, allocate);
  }

  /** What `use` makes of an object's uncompressed bytes, of which it keeps none, or the error. */
  private payloadOf<T>(entry: FileEntry, use: (payload: Uint8Array) => T): Soon<T | OverwatchError> {
    const { key } = entry;
    const failed = (error: unknown) => toObjectError(this.source.name, entry, error);
    const expand = (record: Uint8Array) => {
      const payload = this.payload(key, record, scratchBytes);
      return payload instanceof Promise ? payload.then(use) : use(payload);
    };
    try {
      checkKey(key, this.header.begin, this.header.end);
      const record = this.source.read(key.seek, key.nbytes);
      const result = record instanceof Promise ? record.then(expand) : expand(record);
      return result instanceof Promise ? result.catch(failed) : result;
    } catch (error) {
      return failed(error);
    }
  }
}

/** Whether what was read has a type of ours: numbers and texts have none. */
function isAnyObject(value: unknown): value is AnyObject {
  return typeof value === "object" && value !== null && "kind" in value;
}
