import type { Logger } from "@overwatch/core";
import type { Ending, Part, PartState, RunningPart } from "./part.js";

/** What a supervisor touches of the outside world. */
export interface SupervisorEdges {
  readonly start: (part: Part) => RunningPart;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or when `signal` aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly log: Logger;
  /** Called at each change, with the states of all parts. */
  readonly changed: (parts: readonly PartState[]) => void;
}

/** Milliseconds before the first start again, and at most; each failure in a row doubles them. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;
/** A part that ran as long as this is well: the next failure is the first one again. */
const WELL_AFTER = 60_000;
/** How long parts have to come to an end by themselves. */
const GRACE = 10_000;
/** The exit code for a wrong command line or configuration: starting again does not change either. */
const WRONG_USE = 2;

/**
 * Keeps parts running until `signal` aborts: one that ends is started again, later and later as it goes on failing; one whose configuration is
 * wrong is given up, and the others go on. At the end all are asked to stop, and made to after ten seconds.
 * Resolves to the states at the end; at once when every part was given up.
 */
export async function supervise(
  parts: readonly Part[],
  { start, now, wait, log, changed }: SupervisorEdges,
  signal: AbortSignal,
): Promise<readonly PartState[]> {
  const states = new Map<string, PartState>();
  const note = (name: string, change: Pick<PartState, "state"> & Partial<PartState>) => {
    const { restarts = 0, lastEnd } = states.get(name) ?? {};
    const since = Math.floor(now() / 1000);
    states.set(name, { name, restarts, since, ...(lastEnd === undefined ? {} : { lastEnd }), ...change });
    changed([...states.values()]);
  };

  const keep = async (part: Part): Promise<void> => {
    let failures = 0;
    for (let restarts = 0; !signal.aborted; restarts++) {
      const begin = now();
      const running = start(part);
      note(part.name, { state: "running", restarts, ...(running.pid === undefined ? {} : { pid: running.pid }) });
      const ending = await endOf(running, wait, signal);
      const lastEnd = describe(ending);
      if (signal.aborted) return note(part.name, { state: "ended", restarts, lastEnd });
      if (ending.code === WRONG_USE) {
        log.warn(`${part.name}: ${lastEnd}; it is not started again, as only another configuration can help`);
        return note(part.name, { state: "given up", restarts, lastEnd });
      }
      failures = now() - begin >= WELL_AFTER ? 1 : failures + 1;
      const delay = Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY);
      log.warn(`${part.name}: ${lastEnd}; it is started again in ${delay / 1000} s`);
      note(part.name, { state: "waiting", restarts, lastEnd });
      await wait(delay, signal);
    }
    note(part.name, { state: "ended" });
  };

  await Promise.all(parts.map(keep));
  return [...states.values()];
}

/** How a part ends: by itself, or because everything ends. */
async function endOf(running: RunningPart, wait: SupervisorEdges["wait"], signal: AbortSignal): Promise<Ending> {
  const over = new AbortController();
  const stop = async () => {
    running.stop(false);
    await wait(GRACE, over.signal);
    if (!over.signal.aborted) running.stop(true);
  };
  const onAbort = () => void stop();
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await running.ended;
  } finally {
    over.abort();
    signal.removeEventListener("abort", onAbort);
  }
}

function describe({ code, signal }: Ending): string {
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
