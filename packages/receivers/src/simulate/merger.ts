import type { Logger } from "@overwatch/core";
import { openAnswerer } from "../sockets/index.js";
import { answer, readRequest } from "./answer.js";
import { createSimulation, type SimulationOptions } from "./simulation.js";

/** How fast the time of a simulated detector goes: with the clock, times a factor, or one minute with each request. */
export type Pace = { readonly speed: number } | "request";

/** A simulated detector that is asked over ZeroMQ. */
export interface Merger {
  /** As in `tcp://127.0.0.1:40123`. */
  readonly address: string;
  /** Answers until `signal` aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Where a merger waits, and its clock. */
export interface MergerOptions extends SimulationOptions {
  readonly addresses: readonly string[];
  readonly pace: Pace;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Minutes that are made up for at most, after a long time without a request. */
const MOST_MINUTES = 60;

/** Opens the socket of a simulated detector. Rejects with `SOCKET_FAILED`. */
export async function openMerger(options: MergerOptions): Promise<Merger> {
  const { addresses, pace, log, now } = options;
  const simulation = createSimulation(options);
  const socket = await openAnswerer({ addresses });
  const startedAt = now();
  let passed = 0;

  const advance = () => {
    if (pace === "request") return simulation.advance();
    // The first minute is over at the start, so that there is something to see.
    const due = 1 + Math.floor(((now() - startedAt) / 60_000) * pace.speed);
    for (let i = 0; passed < due && i < MOST_MINUTES; i++, passed++) simulation.advance();
    passed = Math.max(passed, due);
  };

  return {
    address: socket.address,
    run: async (signal) => {
      const close = () => socket.close();
      signal.addEventListener("abort", close, { once: true });
      if (signal.aborted) close();
      try {
        await socket.serve((request) => {
          advance();
          const reply = answer(simulation, readRequest(request));
          const { run } = simulation.info();
          log.debug(`${options.subsystem}: run ${run}, minute ${simulation.minute()}: ${reply?.length ?? "no"} frames`);
          return reply;
        });
      } finally {
        signal.removeEventListener("abort", close);
        close();
      }
    },
  };
}
