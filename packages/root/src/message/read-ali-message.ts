import { nameOf } from "../classes/name-of.js";
import type { AnyObject } from "../classes/types.js";
import { messageInvalid } from "../errors/catalogue.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import { type AliHeader, matchesAliId, parseAliHeader } from "./ali-header.js";
import { type AliInfo, parseAliInfo } from "./ali-info.js";
import { readMessage } from "./read-message.js";
import type { StreamerRegistry } from "./streamer-registry.js";

/** What a message of several frames holds. */
export interface AliMessage {
  readonly info?: AliInfo;
  /** Objects with their names; those of a collection are `collection/object`. */
  readonly objects: readonly { readonly name: string; readonly object: AnyObject }[];
  /** Classes that were described on the way; they are in the registry now. */
  readonly classes: readonly string[];
  /** Pairs that cannot be used; the others can. */
  readonly problems: readonly OverwatchError[];
  /** Payloads of other kinds than ROOT objects, which were left out. */
  readonly skipped: number;
}

/**
 * Reads an AliZMQ message: pairs of header and payload frames. Streamer infos go into the registry before the objects behind them
 * are read. Throws `MESSAGE_INVALID` for an odd number of frames; a pair that cannot be used is a problem.
 */
export function readAliMessage(frames: readonly Uint8Array[], registry: StreamerRegistry): AliMessage {
  if (frames.length % 2 !== 0) throw messageInvalid(`${frames.length} frames, which are no pairs`);
  const objects: { name: string; object: AnyObject }[] = [];
  const classes: string[] = [];
  const problems: OverwatchError[] = [];
  let info: AliInfo | undefined;
  let skipped = 0;
  const readPair = (header: AliHeader, payload: Uint8Array) => {
    if (matchesAliId(header.id, "INFO____")) info = parseAliInfo(payload);
    else if (matchesAliId(header.id, "ROOTSTRI")) classes.push(...registry.addMessage(payload));
    else if (header.serialization.startsWith("ROOT") || (header.serialization === "" && header.id.startsWith("ROOT"))) {
      objects.push(...unpack(readMessage(payload, registry)));
    } else skipped++;
  };
  for (let i = 0; i < frames.length; i += 2) {
    const [head, payload] = [frames[i], frames[i + 1]];
    if (head === undefined || payload === undefined || payload.length === 0) continue;
    try {
      readPair(parseAliHeader(head), payload);
    } catch (error) {
      if (!isOverwatchError(error)) throw error;
      problems.push(error);
    }
  }
  return { ...(info && { info }), objects, classes, problems, skipped };
}

function unpack(object: AnyObject, prefix = ""): { name: string; object: AnyObject }[] {
  const name = prefix + nameOf(object);
  if (object.kind !== "list" || object.className === "TMap") return [{ name, object }];
  const inner = object.name === "" ? prefix : `${name}/`;
  return object.items.flatMap((item) => (item === null ? [] : unpack(item, inner)));
}
