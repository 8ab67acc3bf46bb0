import type { AnyObject } from "../classes/types.js";
import { messageInvalid } from "../errors/catalogue.js";
import { ObjectReader } from "../streamer/object-reader.js";
import { messagePayload } from "./message-frame.js";
import { createStreamerRegistry, type StreamerRegistry } from "./streamer-registry.js";

let ownClasses: StreamerRegistry | undefined;

/**
 * The object in a TMessage, compressed or not, with a length word of either byte order.
 * `registry` knows the classes that the sender described; without it those of ROOT 6.40 are known.
 * Throws `MESSAGE_INVALID`, `MESSAGE_DAMAGED`, `MESSAGE_CLASS_UNKNOWN` or `MESSAGE_TOO_LARGE`.
 */
export function readMessage(bytes: Uint8Array, registry?: StreamerRegistry): AnyObject {
  ownClasses ??= createStreamerRegistry();
  const { schema } = registry ?? ownClasses;
  return messagePayload(bytes, (message, start) => {
    const reader = new ObjectReader(message, 0, schema);
    reader.pos = start;
    const object = reader.pointer() as AnyObject | null;
    if (object === null) throw messageInvalid("no object");
    if (object.kind === "opaque") throw reader.unknownClass(object.reason);
    return object;
  });
}
