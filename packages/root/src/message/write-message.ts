import { classMapping } from "../classes/class-mapping.js";
import { objectMapping } from "../classes/object-mapping.js";
import type { AnyObject } from "../classes/types.js";
import { compress } from "../container/compress.js";
import { closeOverInfos } from "../streamer/close-over-infos.js";
import { ObjectWriter, type WritingSchema } from "../streamer/object-writer.js";
import { tableSchema } from "../streamer/schema.js";
import type { StreamerInfo } from "../streamer/streamer-info.js";
import { writeStreamerInfoArray } from "../streamer/write-streamer-infos.js";
import { MESSAGE_HEAD } from "./message-frame.js";

const OBJECT = 4;
const COMPRESSED = 0x2000_0000;
/** ROOT compresses longer messages only. */
const SMALLEST = 256 + MESSAGE_HEAD;

/** How a message is packed. */
export interface MessageOptions {
  /** Of the length word: ROOT writes "big" (the default), ALICE's library in its machine's order, "little". */
  readonly byteOrder?: "big" | "little";
  /** zlib level; default 0, not compressed. */
  readonly level?: number;
}

/** A TMessage with one object. Throws `OBJECT_NOT_WRITABLE`. */
export function writeMessage(object: AnyObject, options: MessageOptions = {}): Uint8Array<ArrayBuffer> {
  const writer = new ObjectWriter(tableSchema(classMapping), objectMapping);
  return frame(writer, () => writer.pointer(object), options);
}

/** A TMessage that describes the classes of `objects`, as senders put ahead of them. */
export function writeStreamerMessage(
  objects: Iterable<AnyObject>,
  options: MessageOptions = {},
): Uint8Array<ArrayBuffer> {
  const used = new Set<StreamerInfo>();
  const schemas = new Set<WritingSchema>();
  const writer = new ObjectWriter(tableSchema(classMapping), objectMapping, used, schemas);
  for (const object of objects) {
    writer.begin(0);
    writer.pointer(object);
  }
  const infos = closeOverInfos(used, [...schemas, tableSchema(classMapping)]);
  return frame(writer, () => writer.raw(writeStreamerInfoArray(infos, MESSAGE_HEAD)), options);
}

function frame(writer: ObjectWriter, write: () => void, options: MessageOptions): Uint8Array<ArrayBuffer> {
  writer.begin(0);
  writer.u32(0);
  writer.u32(OBJECT);
  write();
  const plain = writer.written();
  const packed = plain.length > SMALLEST ? compress(plain.subarray(MESSAGE_HEAD), options.level ?? 0) : undefined;
  const message = packed === undefined ? plain.slice() : join(plain.length, packed);
  new DataView(message.buffer).setUint32(0, message.length - 4, options.byteOrder === "little");
  return message;
}

function join(plainLength: number, blocks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, MESSAGE_HEAD + 4));
  const view = new DataView(message.buffer);
  view.setUint32(4, OBJECT | COMPRESSED);
  view.setUint32(8, plainLength);
  let at = MESSAGE_HEAD + 4;
  for (const block of blocks) {
    message.set(block, at);
    at += block.length;
  }
  return message;
}
