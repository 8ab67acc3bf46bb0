import { InvalidArgumentError } from "commander";

/** Runs from one to another, both included. */
export interface Runs {
  readonly fromRun?: number;
  readonly toRun?: number;
}

/** `300000-300099`, or one number. */
export function parseRuns(text: string): Runs {
  const [, from, to = from] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(text) ?? [];
  if (from === undefined || Number(from) > Number(to)) {
    throw new InvalidArgumentError("Runs are A-B with A <= B, or one number.");
  }
  return { fromRun: Number(from), toRun: Number(to) };
}
