import { type AliInfo, type AliObject, readAliMessage, type StreamerRegistry } from "@overwatch/core/root";
import { replyTooLarge } from "../errors/catalogue.js";
import type { Frames } from "../sockets/index.js";
import { claimedBytes } from "./claimed-bytes.js";

/** What comes of a merger's answer. */
export interface TakenReply {
  /** What is to be stored: present with a run above 0 and at least one object. */
  readonly file?: {
    readonly info: AliInfo;
    readonly objects: readonly AliObject[];
  };
  /** Whether the next request is to ask for the descriptions of classes: an object could not be read. */
  readonly wantsSchema: boolean;
  readonly problems: readonly unknown[];
  /** Why nothing is stored, for the log. */
  readonly nothing?: string;
}

/**
 * Takes a message apart. Never throws for its contents but for a message that cannot be one: `MESSAGE_INVALID` for an odd
 * number of frames, `REPLY_TOO_LARGE` for one that claims more than `maxBytes`.
 */
export function takeReply(frames: Frames, registry: StreamerRegistry, maxBytes: number): TakenReply {
  const claimed = claimedBytes(frames);
  if (claimed > maxBytes) throw replyTooLarge(claimed, maxBytes);
  const { info, objects, problems } = readAliMessage(frames, registry);
  const rest = { wantsSchema: problems.length > 0, problems };
  // A message that does not say whose it is belongs to no run (WART 62); run 0 is told between runs.
  if (info === undefined) return { ...rest, nothing: "no information about the run" };
  if (info.run === 0) return { ...rest, nothing: "run 0: between runs" };
  if (objects.length === 0) return { ...rest, nothing: "no object" };
  return { ...rest, file: { info, objects } };
}
