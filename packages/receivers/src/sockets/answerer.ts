import { Router } from "zeromq";
import { socketFailed } from "../errors/catalogue.js";
import type { Endpoint } from "./endpoint.js";
import type { Frames } from "./source.js";

/** A socket that others ask. */
export interface Answerer {
  /** Where it waits, with the port that it got. */
  readonly address: string;
  /** Answers until `close`; what `answer` returns is sent, undefined is silence. */
  readonly serve: (answer: (request: Frames) => Frames | undefined | Promise<Frames | undefined>) => Promise<void>;
  /** Ends `serve`. */
  readonly close: () => void;
}

/**
 * Binds a socket that behaves as REP and, unlike one, may also remain silent: it is a ROUTER, which keeps the addresses
 * itself. A port `*` is a free one. Rejects with `SOCKET_FAILED`.
 */
export async function openAnswerer({ addresses }: Pick<Endpoint, "addresses">): Promise<Answerer> {
  const socket = new Router({ linger: 0, sendHighWaterMark: 10 });
  try {
    for (const address of addresses) await socket.bind(address);
  } catch (cause) {
    socket.close();
    throw socketFailed(addresses.join(","), cause);
  }
  return {
    address: socket.lastEndpoint ?? addresses[0] ?? "",
    serve: async (answer) => {
      try {
        for await (const message of socket) {
          // Addresses of the asking side, an empty frame, then what it says.
          const end = message.findIndex((frame, i) => i > 0 && frame.length === 0) + 1;
          if (end === 0) continue;
          const reply = await answer(message.slice(end));
          if (reply === undefined || socket.closed) continue;
          await socket.send([...message.slice(0, end), ...reply.map((frame) => Buffer.from(frame))]);
        }
      } catch (error) {
        if (!socket.closed) throw error;
      }
    },
    close: () => socket.close(),
  };
}
