import { nearest } from "@overwatch/core/errors";
import { endpointInvalid } from "../errors/catalogue.js";

/** What a socket does: ask, answer, or listen to what is published or pushed. */
export type SocketMode = "REQ" | "REP" | "SUB" | "PULL";
/** All of them. */
export const socketModes: readonly SocketMode[] = ["REQ", "REP", "SUB", "PULL"];

/** Where a socket is: `REQ>tcp://host:port`. */
export interface Endpoint {
  readonly mode: SocketMode;
  /** Whether it waits there for others, instead of going to them. */
  readonly bind: boolean;
  readonly addresses: readonly string[];
}

/**
 * Reads `MODE`, then `@` to bind or one of `>`, `-`, `+` to connect, then addresses with commas between them.
 * Throws `ENDPOINT_INVALID` for everything else, and for modes other than the `allowed` ones.
 */
export function parseEndpoint(text: string, allowed: readonly SocketMode[]): Endpoint {
  const [, mode = "", sign = "", rest = ""] = /^\s*([A-Za-z]+)\s*([@>+-])(.+)$/.exec(text) ?? [];
  const known = allowed.find((each) => each === mode.toUpperCase());
  if (known === undefined) throw endpointInvalid(text, allowed, nearest(mode.toUpperCase(), allowed));
  const addresses = rest.split(",").map((each) => each.trim());
  if (!addresses.every((address) => /^(tcp:\/\/[^\s/:]+:(\d{1,5}|\*)|ipc:\/\/\S+|inproc:\/\/\S+)$/.test(address))) {
    throw endpointInvalid(text, allowed, []);
  }
  return { mode: known, bind: sign === "@", addresses };
}
