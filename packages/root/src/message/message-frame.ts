import { decompress } from "../container/decompress.js";
import { messageClassUnknown, messageDamaged, messageInvalid, messageTooLarge } from "../errors/catalogue.js";
import { Damage } from "../errors/damage.js";

/** Length word and kind; in compressed messages the uncompressed length follows. */
export const MESSAGE_HEAD = 8;
const COMPRESSED = 0x2000_0000;
const MAX_MESSAGE = 256 * 1024 * 1024;

/**
 * Checks a TMessage's frame, expands it where it is compressed, and hands it to `read` with the offset of the payload.
 * The length word may be big- or little-endian: ALICE's library writes it as its machine does.
 * Throws `MESSAGE_INVALID`, `MESSAGE_DAMAGED`, `MESSAGE_CLASS_UNKNOWN` or `MESSAGE_TOO_LARGE`.
 */
export function messagePayload<T>(bytes: Uint8Array, read: (message: Uint8Array, start: number) => T): T {
  if (bytes.length < MESSAGE_HEAD + 4) throw messageInvalid(`${bytes.length} bytes, which is too short`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const expected = bytes.length - 4;
  if (view.getUint32(0) !== expected && view.getUint32(0, true) !== expected) {
    throw messageInvalid(`a length word of ${view.getUint32(0)} (or ${view.getUint32(0, true)}) for ${expected} bytes`);
  }
  try {
    return read(view.getUint32(4) & COMPRESSED ? expand(bytes, view) : bytes, MESSAGE_HEAD);
  } catch (error) {
    throw toMessageError(error);
  }
}

/** The message as it was before compression: references in it count from its first byte. */
function expand(bytes: Uint8Array, view: DataView): Uint8Array {
  const length = view.getUint32(MESSAGE_HEAD);
  if (length < MESSAGE_HEAD) throw new Damage("compression", `${length} as uncompressed length`, MESSAGE_HEAD);
  if (length > MAX_MESSAGE) throw new Damage("too-large", `${length} bytes, the limit is ${MAX_MESSAGE}`, MESSAGE_HEAD);
  const payload = decompress(bytes.subarray(MESSAGE_HEAD + 4), length - MESSAGE_HEAD);
  if (payload instanceof Promise) {
    payload.catch(() => {});
    throw new Damage("compression", "a method whose decoder is not loaded (await loadCodecs() first)", MESSAGE_HEAD);
  }
  const message = new Uint8Array(length);
  message.set(bytes.subarray(0, MESSAGE_HEAD));
  message.set(payload, MESSAGE_HEAD);
  return message;
}

function toMessageError(error: unknown): unknown {
  if (error instanceof Damage) {
    if (error.kind === "unknown-class") return messageClassUnknown(error.reason, error);
    if (error.kind === "too-large") return messageTooLarge(error.reason, error);
    return messageDamaged(error.reason, error.offset, error);
  }
  // What a DataView throws beyond its end.
  return error instanceof RangeError ? messageDamaged(error.message, undefined, error) : error;
}
