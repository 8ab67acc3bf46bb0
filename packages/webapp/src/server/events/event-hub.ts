import type { Store } from "@overwatch/core/store";
import type { State } from "@overwatch/service/store";
import type { LiveEvent } from "../../shared/types.js";

/** Tells whoever listens what happened in the databases, whichever process wrote there. */
export interface EventHub {
  /** Number of the newest event of the store that was told. */
  readonly last: () => number;
  /** @returns a function that ends the listening. */
  readonly listen: (listener: (events: readonly LiveEvent[]) => void) => () => void;
  /** Looks at once; resolves when everything that is there has been told. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
}

export interface HubEdges {
  readonly store: Pick<Store, "events" | "lastEvent">;
  readonly state: Pick<State, "decisions">;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** What cannot be looked at is said once, until it can be again. */
  readonly failed: (error: unknown) => void;
}

/** What people decided that pages need not know: who signed in. */
const unseen = new Set(["session", "user"]);

/**
 * Databases tell nobody that they changed, and the writer is another process: the hub asks for the newest number, which takes
 * microseconds. Events before its start are not told.
 */
export async function createEventHub({ store, state, interval, failed }: HubEdges): Promise<EventHub> {
  const listeners = new Set<(events: readonly LiveEvent[]) => void>();
  let last = await store.lastEvent();
  let lastDecision = await newestDecision(state);
  let closed = false;
  let hasFailed = false;
  let looking: Promise<void> | undefined;

  async function lookNow(): Promise<void> {
    try {
      const news: LiveEvent[] = [];
      const events = await store.events(last);
      for (const { type, number, run, subsystem } of events) news.push({ type, number, run, subsystem });
      const decisions = await state.decisions({ after: lastDecision });
      for (const { number, kind, subject } of decisions) {
        if (!unseen.has(kind)) news.push({ type: "decided", number, kind, subject });
      }
      last = events.at(-1)?.number ?? last;
      lastDecision = decisions.at(-1)?.number ?? lastDecision;
      hasFailed = false;
      if (news.length > 0 && !closed) for (const listener of listeners) listener(news);
    } catch (error) {
      if (!hasFailed && !closed) failed(error);
      hasFailed = true;
    }
  }

  const look = () => {
    looking ??= lookNow().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const timer = setInterval(() => void look(), interval);
  timer.unref();

  return {
    last: () => last,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    close: () => {
      closed = true;
      clearInterval(timer);
      listeners.clear();
    },
  };
}

async function newestDecision(state: HubEdges["state"]): Promise<number> {
  return (await state.decisions({ newestFirst: true, limit: 1 }))[0]?.number ?? 0;
}
