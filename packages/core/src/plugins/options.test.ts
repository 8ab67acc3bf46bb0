import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type OptionSchema, type Options, parseOptions } from "./options.js";

const schema = z.object({
  minHits: z.int().min(0).default(10),
  planes: z.array(z.int()).default([]),
  mode: z.enum(["fast", "full"]).default("full"),
});

describe("parseOptions", () => {
  it("fills in defaults", () => {
    expect(parseOptions(schema, { minHits: 3 }, "options of SCT")).toEqual({
      ok: true,
      options: { minHits: 3, planes: [], mode: "full" },
    });
  });

  it.each<{ name: string; schema: OptionSchema; given: Options; code: string; hint?: string }>([
    {
      name: "a name that a schema strips",
      schema,
      given: { minHit: 3 },
      code: "OPTION_UNKNOWN",
      hint: "Did you mean `minHits`?",
    },
    {
      name: "a name that a schema refuses",
      schema: schema.strict(),
      given: { minHit: 3 },
      code: "OPTION_UNKNOWN",
      hint: "Did you mean `minHits`?",
    },
    { name: "a name like no other", schema, given: { zzzzzzzz: 3 }, code: "OPTION_UNKNOWN", hint: "Remove it." },
    { name: "a name of Object", schema, given: { constructor: 3 }, code: "OPTION_UNKNOWN" },
    { name: "a value of another type", schema, given: { minHits: "3" }, code: "OPTION_INVALID" },
    {
      name: "a result that is no JSON",
      schema: z.object({ when: z.any().default(() => new Date(0)) }),
      given: {},
      code: "OPTION_INVALID",
    },
    {
      name: "a number that JSON lacks",
      schema: z.object({ n: z.any().default(Number.NaN) }),
      given: {},
      code: "OPTION_INVALID",
    },
    {
      name: "an asynchronous schema",
      schema: z.object({
        n: z
          .number()
          .default(1)
          .refine(async () => true),
      }),
      given: {},
      code: "OPTION_INVALID",
    },
    {
      name: "a schema that throws",
      schema: {
        safeParse: () => {
          throw new Error("boom");
        },
      },
      given: {},
      code: "OPTION_INVALID",
    },
    { name: "a schema that answers rubbish", schema: { safeParse: () => null }, given: {}, code: "OPTION_INVALID" },
    {
      name: "a schema that promises",
      schema: { safeParse: async () => ({ success: true }) },
      given: { a: 1 },
      code: "OPTION_INVALID",
    },
  ])("refuses $name", ({ schema, given, code, hint }) => {
    expect(parseOptions(schema, given, "options of SCT")).toMatchObject({
      ok: false,
      error: { code, ...(hint === undefined ? {} : { hint }) },
    });
  });

  it("says which value is wrong", () => {
    const parsed = parseOptions(schema, { minHits: -1, mode: "slow" }, "options of SCT");
    expect(!parsed.ok && parsed.error.message).toMatchInlineSnapshot(
      `"Expected other values of the options of SCT: \`minHits\`: Too small: expected number to be >=0; \`mode\`: Invalid option: expected one of "fast"|"full"."`,
    );
  });
});
