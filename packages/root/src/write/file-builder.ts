import { ByteWriter, encodeText, stringBytes } from "../bytes/byte-writer.js";
import { classMapping } from "../classes/class-mapping.js";
import { classNameOf } from "../classes/class-name-of.js";
import { objectMapping } from "../classes/object-mapping.js";
import { titleOf } from "../classes/title-of.js";
import type { AnyObject } from "../classes/types.js";
import { compress } from "../container/compress.js";
import { encodeDatime } from "../container/datime.js";
import type { Sink } from "../container/sink.js";
import { DIRECTORY_FIELDS, writeDirectory } from "../container/write-directory.js";
import { FILE_BEGIN, writeHeader } from "../container/write-header.js";
import { type KeyToWrite, keyLengthOf, MAX_KEY_LENGTH, writeKey } from "../container/write-key.js";
import { writePathInvalid } from "../errors/catalogue.js";
import { closeOverInfos } from "../streamer/close-over-infos.js";
import { ObjectWriter, type WritingSchema } from "../streamer/object-writer.js";
import { tableSchema } from "../streamer/schema.js";
import type { StreamerInfo } from "../streamer/streamer-info.js";
import { writeStreamerInfos } from "../streamer/write-streamer-infos.js";
import { ContentUuid } from "./content-uuid.js";
import { addKey, type DirectoryNode, keysOf, nextCycle, splitPath } from "./directory-tree.js";
import { storedPayload } from "./stored-payload.js";
import type { FileEntryToWrite, WriteOptions } from "./write-options.js";

/** ROOT gives 64-bit offsets to what lies beyond this. */
const BIG_FILE = 2_000_000_000;
const ZLIB = 100;
const noBytes = new Uint8Array(0);

/** What a record is, besides its payload. */
interface RecordHead {
  readonly className: string;
  readonly name: string;
  readonly title: string;
  readonly cycle?: number;
  readonly seekParent: number;
}

/** Writes a file from the beginning to the end; directories, header and lists are filled in when it is finished. */
export class FileBuilder {
  private readonly sink: Sink;
  private readonly level: number;
  private readonly datime: number;
  private readonly forceBig: boolean;
  private readonly name: string;
  private readonly title: string;
  private readonly scratch = new ByteWriter();
  private readonly used = new Set<StreamerInfo>();
  private readonly schemas = new Set<WritingSchema>();
  private readonly objects: ObjectWriter;
  private readonly uuid = new ContentUuid();
  private readonly root: DirectoryNode;
  private end = FILE_BEGIN;

  constructor(sink: Sink, options: WriteOptions) {
    this.sink = sink;
    this.level = Math.min(9, Math.max(0, Math.trunc(options.level ?? 1)));
    this.datime = encodeDatime(options.date);
    this.forceBig = options.big ?? false;
    this.name = options.name ?? "file.root";
    this.title = options.title ?? "";
    this.objects = new ObjectWriter(tableSchema(classMapping), objectMapping, this.used, this.schemas);
    sink.append(new Uint8Array(FILE_BEGIN));
    this.root = this.addRoot();
    for (const { path, title } of options.directories ?? []) {
      const { directories, name } = splitPath(path);
      const parent = directories.reduce((outer, inner) => this.directory(outer, inner, path), this.root);
      this.directory(parent, name, path, title);
    }
  }

  /** Writes an object; throws `WRITE_PATH_INVALID` or `OBJECT_NOT_WRITABLE`. */
  add({ path, object, stored, title, cycle: wanted, name: given }: FileEntryToWrite): void {
    const { directory, head } = this.headOf(path, given, wanted, classNameOf(object), title ?? titleOf(object));
    const keyLength = keyLengthOf(this.isBig(), head.className, head.name, head.title);
    addKey(directory, this.record(head, this.payloadOf(stored ?? object, keyLength), this.level));
  }

  private payloadOf(object: AnyObject, keyLength: number): Uint8Array {
    if (object.kind === "opaque") return storedPayload(object, keyLength, this.used, this.schemas);
    this.objects.begin(keyLength);
    this.objects.writeTop(object);
    return this.objects.written();
  }

  /**
   * Writes an object as bytes that were made for `add` before, without pointers; an object of its class must have been added, so
   * that the file describes it. Throws `WRITE_PATH_INVALID`.
   */
  addRecord(
    { path, name: given, title }: Omit<FileEntryToWrite, "object">,
    className: string,
    payload: Uint8Array,
  ): void {
    const { directory, head } = this.headOf(path, given, undefined, className, title ?? "");
    addKey(directory, this.record(head, payload, this.level));
  }

  /** Writes what belongs to the file as a whole. */
  finish(): void {
    const infoHead = { className: "TList", name: "StreamerInfo", title: "Doubly linked list", seekParent: FILE_BEGIN };
    const infos = closeOverInfos(this.used, [...this.schemas, tableSchema(classMapping)]);
    const infoKeyLength = keyLengthOf(this.isBig(), infoHead.className, infoHead.name, infoHead.title);
    const info = this.record(infoHead, writeStreamerInfos(infos, infoKeyLength), this.level);
    const uuid = this.uuid.value();
    this.finishDirectory(this.root, uuid);
    const free = this.writeFreeList();
    const header = writeHeader({
      big: this.isBig(),
      end: this.end,
      seekFree: free.seek,
      nbytesFree: free.nbytes,
      nbytesName: this.root.nbytesName,
      compression: this.level === 0 ? 0 : ZLIB + this.level,
      seekInfo: info.seek,
      nbytesInfo: info.nbytes,
      uuid,
    });
    this.sink.overwrite(0, header);
  }

  /** The directory of an object, made where it is missing, and the head of its record. */
  private headOf(
    path: string,
    given: string | undefined,
    wanted: number | undefined,
    className: string,
    title: string,
  ): { readonly directory: DirectoryNode; readonly head: RecordHead } {
    const { directories, name } = splitPath(path, given);
    const directory = directories.reduce((parent, child) => this.directory(parent, child, path), this.root);
    const cycle = nextCycle(directory, name, path, wanted);
    const fitting = this.fittingTitle(className, name, title, path);
    return { directory, head: { className, name, title: fitting, cycle, seekParent: directory.seek } };
  }

  private isBig(): boolean {
    return this.forceBig || this.end > BIG_FILE;
  }

  /** Writes a record at the end of the file and returns its key. */
  private record(head: RecordHead, payload: Uint8Array, level: number): KeyToWrite {
    const { className, name, title, cycle = 1, seekParent } = head;
    const big = this.isBig();
    const keyLength = keyLengthOf(big, className, name, title);
    const packed = compress(payload, level);
    const stored = packed ?? [payload];
    const nbytes = stored.reduce((sum, part) => sum + part.length, keyLength);
    const { datime, end: seek } = this;
    const key = {
      big,
      nbytes,
      objectLength: payload.length,
      datime,
      keyLength,
      cycle,
      seek,
      seekParent,
      className,
      name,
      title,
    };
    this.scratch.pos = 0;
    writeKey(this.scratch, key);
    this.sink.append(this.scratch.written());
    this.uuid.add(this.scratch.written());
    for (const part of stored) this.sink.append(part);
    // The last bytes of a zlib stream are a checksum of all of it.
    this.uuid.add(packed === undefined ? payload : (packed.at(-1) ?? noBytes).subarray(-4));
    this.end += nbytes;
    return key;
  }

  private addRoot(): DirectoryNode {
    const head = { className: "TFile", name: this.name, title: this.title, seekParent: 0 };
    const writer = new ByteWriter();
    writer.string(this.name);
    writer.string(this.title);
    const names = writer.pos;
    writer.zeros(DIRECTORY_FIELDS);
    const { keyLength, seek } = this.record(head, writer.written(), 0);
    const { name, title } = this;
    const nbytesName = keyLength + names;
    return { name, title, path: "", seek, parent: undefined, nbytesName, keys: new Map(), directories: new Map() };
  }

  private directory(parent: DirectoryNode, name: string, path: string, title = name): DirectoryNode {
    const known = parent.directories.get(name);
    if (known !== undefined) return known;
    if (parent.keys.has(name)) throw writePathInvalid(path, `${JSON.stringify(name)} is an object already`);
    const head = { className: "TDirectory", name, title, seekParent: parent.seek };
    const key = this.record(head, new Uint8Array(DIRECTORY_FIELDS), 0);
    addKey(parent, key);
    const directory = {
      name,
      title,
      path: `${parent.path}${name}/`,
      seek: key.seek,
      parent,
      nbytesName: key.keyLength,
      keys: new Map(),
      directories: new Map(),
    };
    parent.directories.set(name, directory);
    return directory;
  }

  /** Writes the key lists of a directory and those in it, and fills in its record. */
  private finishDirectory(directory: DirectoryNode, uuid: Uint8Array): void {
    const keys = keysOf(directory);
    const writer = new ByteWriter();
    writer.u32(keys.length);
    for (const key of keys) writeKey(writer, key);
    const { name, title, seek, parent, nbytesName } = directory;
    const className = parent === undefined ? "TFile" : "TDirectory";
    const list = this.record({ className, name, title, seekParent: seek }, writer.written(), 0);
    const fields = new ByteWriter();
    writeDirectory(fields, {
      big: this.isBig(),
      created: this.datime,
      modified: this.datime,
      nbytesKeys: list.nbytes,
      nbytesName,
      seekDirectory: seek,
      seekParent: parent?.seek ?? 0,
      seekKeys: list.seek,
      uuid,
    });
    this.sink.overwrite(seek + nbytesName, fields.written());
    for (const child of directory.directories.values()) this.finishDirectory(child, uuid);
  }

  private writeFreeList(): KeyToWrite {
    const head = { className: "TFile", name: this.name, title: this.title, seekParent: FILE_BEGIN };
    const keyLength = keyLengthOf(this.isBig(), head.className, head.name, head.title);
    // A segment takes 10 bytes, or 18 with 64-bit offsets; it begins where the file ends.
    const isBigSegment = this.isBig() || this.end + keyLength + 18 > BIG_FILE;
    const end = this.end + keyLength + (isBigSegment ? 18 : 10);
    const last = end < BIG_FILE ? BIG_FILE : Math.ceil((end + 1) / 1e9) * 1e9;
    const writer = new ByteWriter();
    writer.u16(isBigSegment ? 1001 : 1);
    for (const offset of [end, last]) {
      if (isBigSegment) writer.i64(offset);
      else writer.u32(offset);
    }
    return this.record(head, writer.written(), 0);
  }

  /** A title short enough for the 16 bits of a key's length. */
  private fittingTitle(className: string, name: string, title: string, path: string): string {
    if (keyLengthOf(true, className, name, title) <= MAX_KEY_LENGTH) return title;
    const room = MAX_KEY_LENGTH - keyLengthOf(true, className, name, "") - stringBytes(255);
    if (room < 0) throw writePathInvalid(path, "the name is too long");
    const bytes = encodeText(title).subarray(0, room);
    // A character that was cut in the middle is dropped.
    return new TextDecoder().decode(bytes).replace(/\ufffd$/, "");
  }
}
