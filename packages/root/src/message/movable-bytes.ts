import { rememberSchema } from "../classes/schema-of.js";
import type { OpaqueObject } from "../classes/types.js";
import type { Schema } from "../streamer/schema.js";

const BYTE_COUNT = 0x4000_0000;
const NEW_CLASS = 0xffff_ffff;
/** Byte count and tag in front of the name of the class. */
const BEFORE_NAME = 8;

/**
 * The object of a message as the bytes it came in, to be stored as they are: the frame of `message` from `start` to `end`, which holds
 * no reference. Undefined where a file could not describe them: without a byte count, or of a version that nobody described.
 */
export function movableBytes(
  message: Uint8Array,
  start: number,
  end: number,
  schema: Schema,
): OpaqueObject | undefined {
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  if (!(view.getUint32(start) & BYTE_COUNT) || view.getUint32(start + 4) !== NEW_CLASS) return undefined;
  const nameEnd = message.indexOf(0, start + BEFORE_NAME);
  const className = String.fromCharCode(...message.subarray(start + BEFORE_NAME, nameEnd));
  const begin = nameEnd + 1;
  if (end - begin < 6 || !(view.getUint32(begin) & BYTE_COUNT)) return undefined;
  const version = view.getUint16(begin + 4);
  if (schema.findInfo(className)?.version !== version) return undefined;
  const stored = { bytes: message.subarray(begin, end) };
  rememberSchema(stored, schema);
  return { kind: "opaque", className, reason: "it is kept as the bytes that came", stored };
}
