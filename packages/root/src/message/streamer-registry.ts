import { classMapping } from "../classes/class-mapping.js";
import { readStreamerInfos } from "../streamer/read-streamer-infos.js";
import { Schema } from "../streamer/schema.js";
import { messagePayload } from "./message-frame.js";

/** Descriptions of classes that were sent ahead of the objects that need them; ROOT 6.40's own are known from the start. */
export interface StreamerRegistry {
  /**
   * Takes over the streamer infos in a message (a TList or TObjArray of them); a known class version is replaced.
   * Returns the names of the classes. Throws `MESSAGE_INVALID` or `MESSAGE_DAMAGED`.
   */
  addMessage(bytes: Uint8Array): readonly string[];
  /** @internal */
  readonly schema: Schema;
}

/** A registry that knows no class beyond the built-in ones yet. */
export function createStreamerRegistry(): StreamerRegistry {
  const schema = new Schema([], classMapping);
  return {
    schema,
    addMessage(bytes) {
      const infos = messagePayload(bytes, (message, start) => readStreamerInfos(message, 0, start));
      schema.add(infos);
      return infos.map(({ name }) => name);
    },
  };
}
