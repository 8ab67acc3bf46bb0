import type { Logger } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { ReceiverCounters, ReceiverHealth, ReceiverState } from "./receiver.js";

/** Where a receiver writes down what happens to it: counters, state and log in one place, the same for all. */
export interface Journal {
  /** The other side gave a sign of life. */
  readonly heard: () => void;
  readonly stored: (file: { readonly name: string; readonly objects: number; readonly bytes: number }) => void;
  readonly refused: (error: unknown) => void;
  /** Parts that could not be used; the rest of the contact could. */
  readonly problems: (errors: readonly unknown[]) => void;
  readonly timedOut: (error: unknown) => void;
  readonly failed: (error: unknown) => void;
  readonly stopped: () => void;
  readonly health: () => ReceiverHealth;
}

/** Who the journal is of, and what it needs from outside. */
export interface JournalOptions {
  readonly kind: string;
  readonly subsystem: string;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** An empty journal. */
export function createJournal({ kind, subsystem, log, now }: JournalOptions): Journal {
  const name = subsystem === "*" ? kind : `${kind} ${subsystem}`;
  const seconds = () => Math.floor(now() / 1000);
  const counters = {
    contacts: 0,
    files: 0,
    objects: 0,
    bytes: 0,
    refused: 0,
    problems: 0,
    timeouts: 0,
    failures: 0,
  } satisfies ReceiverCounters;
  const startedAt = seconds();
  let state: ReceiverState = "starting";
  const times: { heardAt?: number; storedAt?: number } = {};
  let problem: ReceiverHealth["problem"];

  const remember = (error: unknown) => {
    problem = { ...describe(error), at: seconds() };
    return problem.message;
  };
  const enter = (next: ReceiverState, say: (message: string) => void, message: string) => {
    // The first silence is news, the hundredth is not.
    if (state !== next) say(`${name}: ${message}`);
    else log.debug(`${name}: ${message}`);
    state = next;
  };

  return {
    heard: () => {
      counters.contacts++;
      times.heardAt = seconds();
      if (state === "silent" || state === "starting") enter("receiving", log.info, "the other side answers");
    },
    stored: ({ name: file, objects, bytes }) => {
      counters.files++;
      counters.objects += objects;
      counters.bytes += bytes;
      times.storedAt = seconds();
      state = "receiving";
      log.info(`${name}: ${file}, ${objects} objects, ${bytes} bytes`);
    },
    refused: (error) => {
      counters.refused++;
      log.warn(`${name}: refused: ${remember(error)}`);
    },
    problems: (errors) => {
      counters.problems += errors.length;
      // One line for each kind: a reply may hold ten thousand of them.
      for (const [code, [first, ...others]] of byCode(errors)) {
        const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
        log.warn(`${name}: ${code}: ${remember(first)}${more}`);
      }
    },
    timedOut: (error) => {
      counters.timeouts++;
      enter("silent", log.warn, remember(error));
    },
    failed: (error) => {
      counters.failures++;
      enter("failing", log.warn, remember(error));
    },
    stopped: () => {
      state = "stopped";
    },
    health: () => ({
      kind,
      subsystem,
      state,
      startedAt,
      ...times,
      counters: { ...counters },
      ...(problem === undefined ? {} : { problem }),
    }),
  };
}

function byCode(errors: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const error of errors) {
    const { code } = describe(error);
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [error]);
    else group.push(error);
  }
  return groups;
}

function describe(error: unknown): { readonly code: string; readonly message: string } {
  if (isOverwatchError(error)) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const code = (error as { readonly code?: unknown } | null)?.code;
  return { code: typeof code === "string" ? code : "UNEXPECTED", message };
}
