import { isOverwatchError, OverwatchError } from "@overwatch/core/errors";
import { runnerFailed } from "../errors/catalogue.js";
import type { PlainError } from "./protocol.js";

/** An error as plain data that can be cloned. What is not ours becomes RUNNER_FAILED. */
export function toPlainError(thrown: unknown, task: string): PlainError {
  const error = isOverwatchError(thrown) ? thrown : runnerFailed(task, wordsOf(thrown));
  const { code, message, hint, details } = error;
  return { code, message, ...(hint === undefined ? {} : { hint }), details: plainDetails(details) };
}

export function fromPlainError({ code, message, hint, details }: PlainError): OverwatchError {
  return new OverwatchError({ code, message, details, ...(hint === undefined ? {} : { hint }) });
}

function plainDetails(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return structuredClone(details);
  } catch {
    return {};
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : "something that is no Error";
}
