import type { AnyObject, OpaqueObject } from "../classes/types.js";
import { messageInvalid } from "../errors/catalogue.js";
import { ObjectReader } from "../streamer/object-reader.js";
import { messagePayload } from "./message-frame.js";
import { movableBytes } from "./movable-bytes.js";
import { createStreamerRegistry, type StreamerRegistry } from "./streamer-registry.js";

let ownClasses: StreamerRegistry | undefined;

/**
 * The object in a TMessage, compressed or not, with a length word of either byte order.
 * `registry` knows the classes that the sender described; without it those of ROOT 6.40 are known.
 * Throws `MESSAGE_INVALID`, `MESSAGE_DAMAGED`, `MESSAGE_CLASS_UNKNOWN` or `MESSAGE_TOO_LARGE`.
 */
export function readMessage(bytes: Uint8Array, registry?: StreamerRegistry): AnyObject {
  return takeMessage(bytes, registry).object;
}

/** `readMessage`, and the object as its bytes where they fit into any file. */
export function takeMessage(
  bytes: Uint8Array,
  registry?: StreamerRegistry,
): { readonly object: AnyObject; readonly stored: () => OpaqueObject | undefined } {
  ownClasses ??= createStreamerRegistry();
  const { schema } = registry ?? ownClasses;
  return messagePayload(bytes, (message, start) => {
    const reader = new ObjectReader(message, 0, schema);
    reader.pos = start;
    const object = reader.pointer() as AnyObject | null;
    if (object === null) throw messageInvalid("no object");
    if (object.kind === "opaque") throw reader.unknownClass(object.reason);
    const { links, pos } = reader;
    // The one link is the object itself.
    return { object, stored: () => (links === 1 ? movableBytes(message, start, pos, schema) : undefined) };
  });
}
