import * as z from "zod";
import type { Quality } from "../model/quality.js";

/** Whether more or less of a number is worse. */
export type Worse = "above" | "below";

const nothing = "expected a limit for medium, for bad, or for both";

/** Schema of a limit for each flag; either may be left out. Limits that contradict each other are refused. */
export function limits(worse: Worse, number: z.ZodNumber = z.number()) {
  return z
    .strictObject({
      medium: number.optional().describe("From here on the flag is medium."),
      bad: number.optional().describe("From here on the flag is bad."),
    })
    .refine(({ medium, bad }) => medium !== undefined || bad !== undefined, { error: nothing })
    .refine(
      ({ medium, bad }) =>
        medium === undefined || bad === undefined || (worse === "above" ? medium <= bad : medium >= bad),
      { error: `expected medium ${worse === "above" ? "<=" : ">="} bad, or medium would never be reached` },
    );
}

/** Limits for the two flags. */
export interface Limits {
  readonly medium?: number | undefined;
  readonly bad?: number | undefined;
}

/** The flag of a value beyond the limits, each limit itself being still allowed. NaN is beyond each. */
export function flagOf(value: number, { medium, bad }: Limits, worse: Worse): Quality {
  const isBeyond = (limit: number | undefined) =>
    limit !== undefined && !(worse === "above" ? value <= limit : value >= limit);
  if (isBeyond(bad)) return "bad";
  return isBeyond(medium) ? "medium" : "good";
}

/** Limits as they stand in messages and evidence. */
export function limitFor(flag: Quality, { medium, bad }: Limits): number | undefined {
  return flag === "bad" ? bad : (medium ?? bad);
}

const range = z
  .strictObject({
    min: z.number().optional().describe("The smallest value that is allowed."),
    max: z.number().optional().describe("The largest value that is allowed."),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: "expected min, max, or both" })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, { error: "expected min <= max" });

/** What is allowed, both ends included; an end that is left out is open. */
export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Schema of a range for each flag: outside of it the flag is given. The range of bad must hold that of medium. */
export const ranges = z
  .strictObject({
    medium: range.optional().describe("Outside of it the flag is at least medium."),
    bad: range.optional().describe("Outside of it the flag is bad."),
  })
  .refine(({ medium, bad }) => medium !== undefined || bad !== undefined, { error: nothing })
  .refine(({ medium, bad }) => medium === undefined || bad === undefined || holds(bad, medium), {
    error: "expected the range of medium inside that of bad, or medium would never be reached",
  });

/** Ranges for the two flags. */
export interface Ranges {
  readonly medium?: Range | undefined;
  readonly bad?: Range | undefined;
}

/** The flag of a value, with the range that it left; NaN is outside. */
export function flagOutside(value: number, { medium, bad }: Ranges): { readonly flag: Quality; readonly range: Range } {
  if (bad !== undefined && !isInside(value, bad)) return { flag: "bad", range: bad };
  if (medium !== undefined && !isInside(value, medium)) return { flag: "medium", range: medium };
  return { flag: "good", range: medium ?? bad ?? {} };
}

/** `[0, 5]`; an open end is infinite. */
export function rangeText({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range): string {
  return `[${min}, ${max}]`;
}

/** The ends that are closed, for evidence. */
export function rangeEvidence({ min, max }: Range): Readonly<Record<string, number>> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function isInside(value: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range): boolean {
  return value >= min && value <= max;
}

function holds(outer: Range, inner: Range): boolean {
  const [outerMin, innerMin] = [outer.min ?? Number.NEGATIVE_INFINITY, inner.min ?? Number.NEGATIVE_INFINITY];
  const [outerMax, innerMax] = [outer.max ?? Number.POSITIVE_INFINITY, inner.max ?? Number.POSITIVE_INFINITY];
  return outerMin <= innerMin && outerMax >= innerMax;
}
