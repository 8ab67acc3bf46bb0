import { mkdir } from "node:fs/promises";
import type { Logger } from "@overwatch/core";
import { loadCodecs } from "@overwatch/core/root";
import { socketFailed, tokenMissing } from "../errors/catalogue.js";
import { createJournal, type Receiver, removeAbandoned, wait, writeHeartbeat } from "../receiving/index.js";
import { createApp } from "./create-app.js";
import { type HttpOptions, httpDefaults } from "./options.js";

/** What the receiver touches beside its port. */
export interface HttpEdges {
  readonly dataFolder: string;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called once with the address, as in `http://127.0.0.1:8080`. */
  readonly onListening?: (address: string) => void;
}

const HEARTBEAT = 10_000;
/** The heartbeat's name, in the place of a subsystem: this receiver takes files of all. */
const NAME = "DQM";

/**
 * The receiver of DQM: takes uploads of ROOT files. Throws `TOKEN_MISSING` for a token of less than 8 characters;
 * `run` rejects with `SOCKET_FAILED` when the port cannot be had.
 */
export function createHttpReceiver(options: HttpOptions, edges: HttpEdges): Receiver {
  const { host, port } = { ...httpDefaults, ...options };
  const { dataFolder, log, now, onListening } = edges;
  if (options.token.length < 8) throw tokenMissing();
  const journal = createJournal({ kind: "http", subsystem: NAME, log, now });

  return {
    health: journal.health,
    run: async (signal) => {
      await loadCodecs();
      await mkdir(dataFolder, { recursive: true });
      await removeAbandoned(dataFolder, now(), (name) => name.includes("histos_"));
      const app = await createApp(options, { dataFolder, journal });
      try {
        const address = await app.listen({ host, port }).catch((cause: unknown) => {
          throw socketFailed(`http://${host}:${port}`, cause);
        });
        onListening?.(address);
        while (!signal.aborted) {
          await writeHeartbeat(dataFolder, journal.health(), now()).catch((error: unknown) => log.debug(String(error)));
          await wait(HEARTBEAT, signal);
        }
      } finally {
        await app.close();
        journal.stopped();
      }
    },
  };
}
