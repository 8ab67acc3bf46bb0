import type { AnyHistogram } from "@overwatch/core/hist";
import type {} from "vitest";
import { findDifference, type MatchOptions } from "./find-difference.js";

/** What a matcher tells vitest. */
export interface MatchResult {
  readonly pass: boolean;
  /** Why, when the test expected the other answer. */
  readonly message: () => string;
}

/**
 * Matcher for vitest: compares kind, axes, then contents, errors and entries; names and titles may differ.
 * A failure names the first differing axis, else the first differing cells.
 *
 * @example
 * expect.extend({ toMatchHist });
 * expect(bench.hist("hits/all", "h1").hist).toMatchHist(h1("hits/all", [5, 0, 5, 5]));
 */
export function toMatchHist(received: unknown, expected: AnyHistogram, options: MatchOptions = {}): MatchResult {
  const difference = findDifference(received, expected, options);
  return {
    pass: difference === undefined,
    message: () =>
      difference ?? `Expected a histogram other than \`${expected.name}\`, found the same axes and contents.`,
  };
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the declaration that this one is merged with has this parameter
  interface Matchers<T = any> {
    /** See `toMatchHist` of `@overwatch/detectors-sdk/testing`. */
    toMatchHist(expected: AnyHistogram, options?: MatchOptions): T;
  }
}
