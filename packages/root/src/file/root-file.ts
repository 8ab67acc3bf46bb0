import { ByteReader } from "../bytes/byte-reader.js";
import { classMapping } from "../classes/class-mapping.js";
import type { AnyObject, OpaqueObject } from "../classes/types.js";
import { decodeDatime } from "../container/datime.js";
import { decompress } from "../container/decompress.js";
import type { FileHeader } from "../container/header.js";
import { checkKey, type Key, readKey } from "../container/key.js";
import {
  fileClosed,
  type ObjectPlace,
  objectClassUnknown,
  objectCompression,
  objectDamaged,
  objectNotFound,
  objectTooLarge,
} from "../errors/catalogue.js";
import { Damage } from "../errors/damage.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import type { Source } from "../source/source.js";
import { descriptionOf } from "../streamer/description-of.js";
import { ObjectReader } from "../streamer/object-reader.js";
import { readStreamerInfos } from "../streamer/read-streamer-infos.js";
import { Schema } from "../streamer/schema.js";
import type { FileEntry, KeyInfo } from "./file-entry.js";
import type { DirectoryProblem, Listing } from "./list-entries.js";
import { nearNames } from "./near-names.js";
import { isAnyObject, opaqueObject } from "./opaque-object.js";

const DEFAULT_MAX_OBJECT_SIZE = 256 * 1024 * 1024;

/** Limits of reading. */
export interface ReadOptions {
  /** Largest object that is read, in uncompressed bytes; default 256 MiB. */
  readonly maxObjectSize?: number;
}

/** One object of `readAll`: exactly one of `object` and `error` is there. */
export interface ReadResult {
  readonly path: string;
  readonly name: string;
  readonly cycle: number;
  readonly className: string;
  /** Title of the key, which may differ from the object's. */
  readonly title: string;
  readonly object?: AnyObject;
  readonly error?: OverwatchError;
}

const bySeek = (a: FileEntry, b: FileEntry): number => a.key.seek - b.key.seek;

/** An open ROOT file; made by `openRootFile`. */
export class RootFile {
  private readonly source: Source;
  private readonly header: FileHeader;
  private readonly listing: Listing;
  private readonly maxObjectSize: number;
  private byPath: Map<string, FileEntry[]> | undefined;
  private schema: Schema | undefined;
  private isOpen = true;

  /** @internal */
  constructor(source: Source, header: FileHeader, listing: Listing, options: ReadOptions) {
    this.source = source;
    this.header = header;
    this.listing = listing;
    this.maxObjectSize = options.maxObjectSize ?? DEFAULT_MAX_OBJECT_SIZE;
  }

  /** Path, address or a description of the source. */
  get name(): string {
    return this.source.name;
  }

  get title(): string {
    return this.listing.title;
  }

  /** When the file was written last. ROOT notes the clock on the writer's wall without its zone: these fields are given as UTC. */
  get date(): Date {
    return decodeDatime(this.listing.datime);
  }

  /** ROOT's number of the version that wrote the file: 63002 is 6.30/02. */
  get version(): number {
    return this.header.version;
  }

  /** Algorithm x 100 + level, as the file says. */
  get compression(): number {
    return this.header.compression;
  }

  /** All objects in ROOT's order, of nested directories too, every cycle; nothing is decompressed for this. */
  keys(): readonly KeyInfo[] {
    return this.listing.entries.filter((entry) => !entry.directory);
  }

  /** `keys()` and the directories, each before what it holds. */
  entries(): readonly (KeyInfo & { readonly directory: boolean })[] {
    return this.listing.entries;
  }

  /** The directories, in ROOT's order: with their titles they are what `writeRootFile` takes. */
  directories(): readonly { readonly path: string; readonly title: string }[] {
    return this.listing.entries.filter((entry) => entry.directory);
  }

  /** Directories whose keys cannot be listed. */
  problems(): readonly DirectoryProblem[] {
    return this.listing.problems;
  }

  /**
   * Reads one object; without `cycle` the newest of its name. Rejects with `OBJECT_NOT_FOUND`, `OBJECT_DAMAGED`,
   * `OBJECT_COMPRESSION`, `OBJECT_CLASS_UNKNOWN`, `OBJECT_TOO_LARGE` or `FILE_CLOSED`.
   */
  async read(path: string, cycle?: number): Promise<AnyObject> {
    this.checkOpen();
    const entry = this.entryOf(path, cycle);
    this.schema ??= await this.loadSchema();
    const result = await this.readEntry(entry, this.schema);
    if (isOverwatchError(result)) throw result;
    return result;
  }

  /**
   * The uncompressed bytes of an object of any class, to be copied into another file under the same name and title.
   * Rejects as `read` does.
   */
  async readBytes(path: string, cycle?: number): Promise<OpaqueObject> {
    this.checkOpen();
    const entry = this.entryOf(path, cycle);
    await this.loadInfos();
    const result = await this.bytesNow(entry);
    if (isOverwatchError(result)) throw result;
    return result;
  }

  /**
   * Reads all objects in the order in which they lie in the file, so that a file can be written again as it was.
   * An object that cannot be read is an error value, never a rejection.
   */
  async *readAll(): AsyncGenerator<ReadResult, void, undefined> {
    this.checkOpen();
    this.schema ??= await this.loadSchema();
    const entries = this.listing.entries.filter((entry) => !entry.directory);
    for (const entry of entries.sort(bySeek)) {
      this.checkOpen();
      const { path, name, cycle, className, title } = entry;
      const pending = this.readEntry(entry, this.schema);
      const result = pending instanceof Promise ? await pending : pending;
      yield isOverwatchError(result)
        ? { path, name, cycle, className, title, error: result }
        : { path, name, cycle, className, title, object: result };
    }
  }

  /** @internal The newest cycle of each path, in the order in which they lie in the file. */
  newestEntries(): ReadonlyMap<string, FileEntry> {
    const newest = new Map<string, FileEntry>();
    for (const entry of this.listing.entries.filter(({ directory }) => !directory).sort(bySeek)) {
      const known = newest.get(entry.path);
      if (known === undefined || known.cycle < entry.cycle) newest.set(entry.path, entry);
    }
    return newest;
  }

  /** @internal Reads an object without waiting where nothing has to be waited for; `loadInfos` must have been called. */
  readNow(entry: FileEntry): AnyObject | OverwatchError | Promise<AnyObject | OverwatchError> {
    this.checkOpen();
    return this.readEntry(entry, this.infos());
  }

  /** @internal The uncompressed bytes of an object; undefined where they cannot be had, or not without waiting. */
  recordNow({ key }: FileEntry): Uint8Array | undefined {
    this.checkOpen();
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

  /** @internal What describes the classes of this file; `loadInfos` must have been called. */
  infos(): Schema {
    this.schema ??= new Schema([], classMapping);
    return this.schema;
  }

  /** @internal What the file says about a class and those it is made of. */
  describe(className: string): string {
    return descriptionOf(this.infos(), className);
  }

  /** @internal */
  async loadInfos(): Promise<void> {
    this.schema ??= await this.loadSchema();
  }

  /** @internal The bytes of an object, without waiting where nothing has to be waited for. */
  bytesNow(entry: FileEntry): OpaqueObject | OverwatchError | Promise<OpaqueObject | OverwatchError> {
    this.checkOpen();
    const { schema } = this;
    return this.payloadOf(entry, (payload) => opaqueObject(entry, payload, schema));
  }

  /** Lets go of the bytes. Everything that was read stays as it is. */
  async close(): Promise<void> {
    this.isOpen = false;
    await this.source.close();
  }

  private checkOpen(): void {
    if (!this.isOpen) throw fileClosed(this.name);
  }

  private entryOf(path: string, cycle: number | undefined): FileEntry {
    const entries = this.find(path);
    const entry = cycle === undefined ? entries[0] : entries.find((candidate) => candidate.cycle === cycle);
    if (entry !== undefined) return entry;
    const names = this.keys().map((key) => key.path);
    throw objectNotFound(this.name, path, cycle, nearNames(path, names));
  }

  /** Entries of a path, newest cycle first. */
  private find(path: string): readonly FileEntry[] {
    if (this.byPath === undefined) {
      this.byPath = new Map();
      for (const entry of this.listing.entries) {
        if (entry.directory) continue;
        const same = this.byPath.get(entry.path);
        if (same === undefined) this.byPath.set(entry.path, [entry]);
        else same.push(entry);
      }
      for (const same of this.byPath.values()) same.sort((a, b) => b.cycle - a.cycle);
    }
    return this.byPath.get(path) ?? [];
  }

  /** The file's own streamer infos; a file without usable ones is read with those of ROOT 6.40. */
  private async loadSchema(): Promise<Schema> {
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
  private payload(key: Key, record: Uint8Array): Uint8Array | Promise<Uint8Array> {
    if (key.objectLength > this.maxObjectSize) {
      throw new Damage("too-large", `${key.objectLength} bytes, the limit is ${this.maxObjectSize}`);
    }
    const stored = record.subarray(key.keyLength);
    if (key.objectLength <= stored.length) return stored.subarray(0, key.objectLength);
    return decompress(stored, key.objectLength);
  }

  /** The object or the error; at once where source and decoder are synchronous. */
  private readEntry(
    entry: FileEntry,
    schema: Schema,
  ): AnyObject | OverwatchError | Promise<AnyObject | OverwatchError> {
    return this.payloadOf(entry, (payload) => {
      const reader = new ObjectReader(payload, entry.key.keyLength, schema);
      try {
        const object = reader.readTop(entry.className);
        // A number or a text as a key's object has no type here.
        return isAnyObject(object) ? object : opaqueObject(entry, payload, schema);
      } catch (error) {
        return this.toError(entry, error, reader.pos);
      }
    });
  }

  /** What `use` makes of an object's uncompressed bytes, or the error; at once where source and decoder are synchronous. */
  private payloadOf<T>(
    entry: FileEntry,
    use: (payload: Uint8Array) => T,
  ): T | OverwatchError | Promise<T | OverwatchError> {
    const { key } = entry;
    const failed = (error: unknown) => this.toError(entry, error);
    const expand = (record: Uint8Array) => {
      const payload = this.payload(key, record);
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

  private toError(entry: FileEntry, error: unknown, position?: number): OverwatchError {
    const damage = error instanceof Damage ? error : undefined;
    const reason = damage?.reason ?? (error instanceof Error ? error.message : String(error));
    const { path, cycle, className, key } = entry;
    const offset = damage?.offset ?? position;
    const place: ObjectPlace = { file: this.name, path, cycle, className, record: key.seek, reason, offset };
    switch (damage?.kind) {
      case "compression":
        return objectCompression(place, error);
      case "unknown-class":
        return objectClassUnknown(place, error);
      case "too-large":
        return objectTooLarge(place, error);
      default:
        return objectDamaged(place, error);
    }
  }
}
