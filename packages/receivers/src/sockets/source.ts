import { Pull, Request, Subscriber } from "zeromq";
import { noAnswer, socketFailed } from "../errors/catalogue.js";
import type { Endpoint } from "./endpoint.js";

/** A message: frames in their order. */
export type Frames = readonly Uint8Array[];

/** Something that messages come from: a merger that is asked, or one that sends by itself. */
export interface MessageSource {
  /**
   * The next message; of a REQ socket the answer to `request`.
   * Rejects with `NO_ANSWER` after the time-out, after which the source is to be closed: a REQ socket is stuck then.
   */
  readonly next: (request: Frames) => Promise<Frames>;
  /** Ends a pending `next`. */
  readonly close: () => void;
}

/** Limits of a source. */
export interface SourceLimits {
  /** Milliseconds. */
  readonly timeout: number;
  /** Of one frame; the other side is hung up on when it sends more. */
  readonly maxFrameBytes: number;
}

/** How many messages may wait to be sent or taken; as ALICE's own programs have it. */
const HIGH_WATER = 10;

/**
 * Opens a socket, on the main thread: sockets in threads that are ended take the process with them.
 * Rejects with `SOCKET_FAILED` when the system refuses.
 */
export async function openSource(endpoint: Endpoint, limits: SourceLimits): Promise<MessageSource> {
  const { timeout, maxFrameBytes } = limits;
  const settings = {
    linger: 0,
    receiveTimeout: timeout,
    maxMessageSize: maxFrameBytes,
    receiveHighWaterMark: HIGH_WATER,
  };
  const socket =
    endpoint.mode === "REQ"
      ? new Request({ ...settings, sendTimeout: timeout })
      : endpoint.mode === "SUB"
        ? new Subscriber(settings)
        : new Pull(settings);
  try {
    if (socket instanceof Subscriber) socket.subscribe();
    for (const address of endpoint.addresses) {
      if (endpoint.bind) await socket.bind(address);
      else socket.connect(address);
    }
  } catch (cause) {
    socket.close();
    throw socketFailed(endpoint.addresses.join(","), cause);
  }
  return {
    next: async (request) => {
      try {
        if (socket instanceof Request) await socket.send(request.map((frame) => Buffer.from(frame)));
        return await socket.receive();
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === "EAGAIN") throw noAnswer(endpoint.addresses.join(","), timeout);
        throw socketFailed(endpoint.addresses.join(","), cause);
      }
    },
    close: () => socket.close(),
  };
}
