import { setTimeout } from "node:timers/promises";
import type { Logger } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { Requests } from "../store/requests.js";

/** What answers requests of a kind: plain data; what it throws becomes the answer of a failed one. */
export type RequestHandlers = Readonly<Record<string, (what: unknown) => Promise<unknown>>>;

/** What answering requests touches outside of itself. */
export interface ServeEdges {
  readonly requests: Requests;
  readonly handlers: RequestHandlers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
  /** How long to wait before looking again, milliseconds. Default 300. */
  readonly pause?: number;
}

/**
 * Takes up and answers what other processes ask for, one after the other, until `signal` aborts. For the process that holds
 * the lock of the data folder: what an earlier one left without an answer is done again.
 */
export async function serveRequests(edges: ServeEdges, signal: AbortSignal): Promise<void> {
  const { requests, handlers, now, pause = 300 } = edges;
  const kinds = Object.keys(handlers);
  await requests.reopen(kinds, now() / 1000);
  while (!signal.aborted) {
    if (!(await answerNext(edges))) await setTimeout(pause, undefined, { signal }).catch(() => {});
  }
}

/** Answers the oldest request that waits; false when none does. */
export async function answerNext({ requests, handlers, now, log }: ServeEdges): Promise<boolean> {
  const request = await requests.take(Object.keys(handlers), now() / 1000);
  if (request === undefined) return false;
  const { number, kind, what, who } = request;
  try {
    const answer = await handlers[kind]?.(what);
    await requests.answer(number, { at: now() / 1000, status: "done", answer: answer ?? null });
  } catch (error) {
    const answer = describe(error);
    log.warn(`request ${number} (${kind}, of ${who}) failed: ${answer.message}`);
    await requests.answer(number, { at: now() / 1000, status: "failed", answer });
  }
  return true;
}

function describe(error: unknown): { readonly code: string; readonly message: string; readonly hint?: string } {
  if (isOverwatchError(error)) {
    const { code, message, hint } = error;
    return { code, message, ...(hint === undefined ? {} : { hint }) };
  }
  return { code: "UNEXPECTED", message: error instanceof Error ? error.message : String(error) };
}
