import { createFileSink } from "#source";
import type { Sink } from "../container/sink.js";
import { writeFailed } from "../errors/catalogue.js";
import { isOverwatchError } from "../errors/overwatch-error.js";

/** Lets `write` fill a file that appears under its name at the end. */
export async function toFile<T>(target: string, write: (sink: Sink) => Promise<T>): Promise<T> {
  const failed = (cause: unknown): never => {
    throw isOverwatchError(cause) ? cause : writeFailed(target, cause);
  };
  const sink = attempt(() => createFileSink(target), failed);
  try {
    const result = await write(sink);
    attempt(() => sink.commit(), failed);
    return result;
  } catch (error) {
    sink.discard();
    return failed(error);
  }
}

function attempt<T>(act: () => T, failed: (cause: unknown) => never): T {
  try {
    return act();
  } catch (cause) {
    return failed(cause);
  }
}
