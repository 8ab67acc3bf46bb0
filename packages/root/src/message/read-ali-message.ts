import { nameOf } from "../classes/name-of.js";
import type { AnyObject, ListObject, OpaqueObject } from "../classes/types.js";
import { messageInvalid } from "../errors/catalogue.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import { type AliHeader, matchesAliId, parseAliHeader } from "./ali-header.js";
import { type AliInfo, parseAliInfo } from "./ali-info.js";
import { takeMessage } from "./read-message.js";
import type { StreamerRegistry } from "./streamer-registry.js";

/** An object of a message. */
export interface AliObject {
  /** Objects of a collection are `collection/object`. */
  readonly name: string;
  readonly object: AnyObject;
  /**
   * The same as the bytes it came in, for a file that is to hold it unchanged: they are parts of the frames and not copied. Absent for
   * objects of a collection and those whose bytes mean something else in another place.
   */
  readonly stored?: OpaqueObject;
}

/** What a message of several frames holds. */
export interface AliMessage {
  readonly info?: AliInfo;
  readonly objects: readonly AliObject[];
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
  const objects: AliObject[] = [];
  const classes: string[] = [];
  const problems: OverwatchError[] = [];
  let info: AliInfo | undefined;
  let skipped = 0;
  const readPair = (header: AliHeader, payload: Uint8Array) => {
    if (matchesAliId(header.id, "INFO____")) info = parseAliInfo(payload);
    else if (matchesAliId(header.id, "ROOTSTRI")) classes.push(...registry.addMessage(payload));
    else if (header.serialization.startsWith("ROOT") || (header.serialization === "" && header.id.startsWith("ROOT"))) {
      const { object, stored } = takeMessage(payload, registry);
      const bytes = isCollection(object) ? undefined : stored();
      if (bytes !== undefined) objects.push({ name: nameOf(object), object, stored: bytes });
      else objects.push(...unpack(object));
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

function isCollection(object: AnyObject): object is ListObject {
  return object.kind === "list" && object.className !== "TMap";
}

function unpack(object: AnyObject, prefix = ""): AliObject[] {
  const name = prefix + nameOf(object);
  if (!isCollection(object)) return [{ name, object }];
  const inner = object.name === "" ? prefix : `${name}/`;
  return object.items.flatMap((item) => (item === null ? [] : unpack(item, inner)));
}
