import type { AnyObject, OpaqueObject } from "../classes/types.js";
import { decodeDatime } from "../container/datime.js";
import type { FileHeader } from "../container/header.js";
import { fileClosed, objectNotFound } from "../errors/catalogue.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import type { Source } from "../source/source.js";
import { descriptionOf } from "../streamer/description-of.js";
import type { Schema } from "../streamer/schema.js";
import { bySeek, entriesByPath, newestByPath } from "./entries-by-path.js";
import type { FileEntry, KeyInfo } from "./file-entry.js";
import type { DirectoryProblem, Listing } from "./list-entries.js";
import { nearNames } from "./near-names.js";
import { RecordReader } from "./record-reader.js";

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

/** An open ROOT file; made by `openRootFile`. */
export class RootFile {
  private readonly source: Source;
  private readonly header: FileHeader;
  private readonly listing: Listing;
  private readonly records: RecordReader;
  private byPath: ReadonlyMap<string, readonly FileEntry[]> | undefined;
  private isOpen = true;

  /** @internal */
  constructor(source: Source, header: FileHeader, listing: Listing, options: ReadOptions) {
    this.source = source;
    this.header = header;
    this.listing = listing;
    this.records = new RecordReader(source, header, options.maxObjectSize ?? DEFAULT_MAX_OBJECT_SIZE);
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
    await this.records.loadSchema();
    const result = await this.records.object(entry);
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
    await this.records.loadSchema();
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
    await this.records.loadSchema();
    const entries = this.listing.entries.filter((entry) => !entry.directory);
    for (const entry of entries.sort(bySeek)) {
      this.checkOpen();
      const { path, name, cycle, className, title } = entry;
      const pending = this.records.object(entry);
      const result = pending instanceof Promise ? await pending : pending;
      yield isOverwatchError(result)
        ? { path, name, cycle, className, title, error: result }
        : { path, name, cycle, className, title, object: result };
    }
  }

  /** @internal The newest cycle of each path, in the order in which they lie in the file. */
  newestEntries(): ReadonlyMap<string, FileEntry> {
    return newestByPath(this.listing.entries);
  }

  /** @internal Reads an object without waiting where nothing has to be waited for; `loadInfos` must have been called. */
  readNow(entry: FileEntry): AnyObject | OverwatchError | Promise<AnyObject | OverwatchError> {
    this.checkOpen();
    return this.records.object(entry);
  }

  /** @internal The uncompressed bytes of an object; undefined where they cannot be had, or not without waiting. */
  recordNow(entry: FileEntry): Uint8Array | undefined {
    this.checkOpen();
    return this.records.payloadNow(entry);
  }

  /** @internal What describes the classes of this file; `loadInfos` must have been called. */
  infos(): Schema {
    return this.records.infos();
  }

  /** @internal What the file says about a class and those it is made of. */
  describe(className: string): string {
    return descriptionOf(this.infos(), className);
  }

  /** @internal */
  async loadInfos(): Promise<void> {
    await this.records.loadSchema();
  }

  /** @internal The bytes of an object, without waiting where nothing has to be waited for. */
  bytesNow(entry: FileEntry): OpaqueObject | OverwatchError | Promise<OpaqueObject | OverwatchError> {
    this.checkOpen();
    return this.records.bytes(entry);
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
    this.byPath ??= entriesByPath(this.listing.entries);
    return this.byPath.get(path) ?? [];
  }
}
