import { OverwatchError } from "./overwatch-error.js";

/** Codes of the errors of histogram arithmetic. */
export type HistogramErrorCode =
  | "HIST_KINDS_DIFFER"
  | "HIST_BINS_DIFFER"
  | "HIST_LIMITS_DIFFER"
  | "HIST_FLOW_IN_THE_WAY"
  | "HIST_NOT_DEFINED"
  | "HIST_ARGUMENT_INVALID"
  | "HIST_EMPTY";

/** An error of histogram arithmetic. */
export type HistogramError = OverwatchError<HistogramErrorCode>;

export function histKindsDiffer(operation: string, first: string, second: string): OverwatchError<"HIST_KINDS_DIFFER"> {
  return new OverwatchError({
    code: "HIST_KINDS_DIFFER",
    message: `Expected two of a kind for ${operation}, found ${first} and ${second}.`,
    hint: "Project the larger one first, or turn a profile into a histogram.",
    details: { operation, first, second },
  });
}

export function histBinsDiffer(
  operation: string,
  name: string,
  first: readonly number[],
  second: readonly number[],
): OverwatchError<"HIST_BINS_DIFFER"> {
  return new OverwatchError({
    code: "HIST_BINS_DIFFER",
    message: `Expected as many bins in both inputs of ${operation} on "${name}", found ${first.join(" x ")} and ${second.join(" x ")}.`,
    hint: "Rebin one of them.",
    details: { operation, name, first, second },
  });
}

export function histLimitsDiffer(
  operation: string,
  name: string,
  first: string,
  second: string,
): OverwatchError<"HIST_LIMITS_DIFFER"> {
  return new OverwatchError({
    code: "HIST_LIMITS_DIFFER",
    message: `Expected axes that fit for ${operation} on "${name}", found ${first} and ${second}.`,
    hint: "Axes fit if their bins are uniform, one width is a multiple of the other, and their edges meet.",
    details: { operation, name, first, second },
  });
}

export function histFlowInTheWay(name: string, other: string, axis: string): OverwatchError<"HIST_FLOW_IN_THE_WAY"> {
  return new OverwatchError({
    code: "HIST_FLOW_IN_THE_WAY",
    message: `Expected no under- or overflow along ${axis} of "${other}" when its axis differs from that of "${name}", found some.`,
    hint: "What was counted as outside there may be inside here: fill both with the same axes.",
    details: { name, other, axis },
  });
}

export function histNotDefined(operation: string, kind: string): OverwatchError<"HIST_NOT_DEFINED"> {
  return new OverwatchError({
    code: "HIST_NOT_DEFINED",
    message: `Expected a kind for which ${operation} is defined, found ${kind}.`,
    hint: "Turn it into a plain histogram first.",
    details: { operation, kind },
  });
}

export function histArgumentInvalid(
  operation: string,
  argument: string,
  expected: string,
  found: unknown,
): OverwatchError<"HIST_ARGUMENT_INVALID"> {
  return new OverwatchError({
    code: "HIST_ARGUMENT_INVALID",
    message: `Expected ${expected} as ${argument} of ${operation}, found ${String(found)}.`,
    hint: "See the description of the operation.",
    details: { operation, argument, expected, found },
  });
}

export function histEmpty(operation: string, name: string): OverwatchError<"HIST_EMPTY"> {
  return new OverwatchError({
    code: "HIST_EMPTY",
    message: `Expected contents for ${operation}, found none in "${name}".`,
    hint: "Check `entries` first.",
    details: { operation, name },
  });
}
