import type { Logger } from "@overwatch/core";
import { encodeRootFile } from "@overwatch/core/root";
import { createUploadClient } from "../http/index.js";
import { wait } from "../receiving/index.js";
import { createSimulation, type SimulationOptions } from "./simulation.js";

/** Where a simulated detector sends its files, and how often. */
export interface PosterOptions extends SimulationOptions {
  /** As in `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly token: string;
  /** Minutes of data in a minute. */
  readonly speed: number;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A simulated detector that sends a file over HTTP for each minute of its data, as DQM does. */
export interface Poster {
  /** Sends until `signal` aborts. What the other side refuses or does not hear is logged, and the next file follows. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** The sending side of a simulated detector. */
export function createPoster(options: PosterOptions): Poster {
  const { url, token, speed, log, now, subsystem } = options;
  const simulation = createSimulation(options);
  const client = createUploadClient({ url, token, retries: 0 });

  const send = async () => {
    simulation.advance();
    const { run } = simulation.info();
    if (run === 0 || simulation.has("silence")) return;
    const entries = simulation.objects().map(({ name: path, object }) => ({ path, object }));
    const bytes = encodeRootFile(entries, { date: new Date(now()) });
    // A file that was damaged on the way is one that ends too early.
    const sent = simulation.has("corruptFrame") ? bytes.subarray(0, bytes.length / 2) : bytes;
    const answer = await client.post(sent, { run, time: Math.floor(now() / 1000), agent: subsystem });
    log.info(`${answer.filename}: ${answer.outcome}, ${answer.bytes} bytes`);
  };

  return {
    run: async (signal) => {
      while (!signal.aborted) {
        await send().catch((error: unknown) => log.warn(error instanceof Error ? error.message : String(error)));
        await wait(60_000 / speed, signal);
      }
    },
  };
}
