import type { HistogramMatch, StackSpec } from "@overwatch/core";

/** Which histograms come together. */
export interface StackParts extends Pick<StackSpec, "files"> {
  /** The first member, under whose name the stack stands. */
  readonly match: HistogramMatch;
  /** The text in the first member's name that the partners have another one for. */
  readonly replace: string;
  /** What the partners have in its place, in order. */
  readonly by: string | readonly [string, ...string[]];
}

/**
 * One plot of histograms whose names differ in a text.
 *
 * @example stacks: [stackOf({ match: "*EMCal*PatchAmp*", replace: "EMCal", by: "DCal" })]
 */
export function stackOf({ replace, by, ...parts }: StackParts): StackSpec {
  const [first, ...others] = typeof by === "string" ? [by] : by;
  return {
    ...parts,
    with: (name) => [name.replace(replace, first), ...others.map((other) => name.replace(replace, other))],
  };
}
