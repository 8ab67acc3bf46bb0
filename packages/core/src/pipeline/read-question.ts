import * as z from "zod";
import { questionInvalid } from "../errors/catalogue.js";
import { describeIssues } from "../errors/describe-issues.js";
import type { SliceQuestion } from "../model/slice.js";
import type { WhenQuestion } from "../model/when.js";

const run = z.int().min(0);
const subsystem = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/);
const minute = z.int().min(-1e9).max(1e9);

const slice = z.strictObject({
  run,
  subsystem,
  from: minute,
  to: minute,
  options: z.record(z.string().max(200), z.json()).default({}),
});
const options = z.strictObject({ subsystem });
const when = z.strictObject({ run, subsystem, target: z.string().min(1).max(500) });

/** A question of somebody whom nobody checked. Throws QUESTION_INVALID. */
export function readSliceQuestion(value: unknown): SliceQuestion {
  return read("slice", slice, value);
}

/** A question of somebody whom nobody checked. Throws QUESTION_INVALID. */
export function readOptionsQuestion(value: unknown): { readonly subsystem: string } {
  return read("options", options, value);
}

/** A question of somebody whom nobody checked. Throws QUESTION_INVALID. */
export function readWhenQuestion(value: unknown): WhenQuestion {
  return read("when", when, value);
}

function read<T>(kind: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw questionInvalid(kind, describeIssues(parsed.error.issues.slice(0, 5)));
}
