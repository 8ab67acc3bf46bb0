import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { OptionSchema } from "./options.js";
import { optionFields } from "./options-schema.js";

const parse = { safeParse: () => undefined };

describe("optionFields", () => {
  it("says what may be written into each field", () => {
    const schema = z.object({
      scale: z.boolean().default(true).describe("Divide by events"),
      threshold: z.number().min(0).max(1000).default(0),
      planes: z.int().min(1),
      mode: z.enum(["fast", "full"]).default("full"),
      names: z.array(z.string()).default([]),
    });
    expect(optionFields(schema)).toEqual({
      scale: { type: "boolean", description: "Divide by events" },
      threshold: { type: "number", minimum: 0, maximum: 1000 },
      planes: { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
      mode: { type: "string", enum: ["fast", "full"] },
      names: {},
    });
  });

  it.each<{ name: string; schema: OptionSchema }>([
    { name: "a schema that does not describe itself", schema: parse },
    {
      name: "a schema that throws",
      schema: {
        ...parse,
        toJSONSchema: () => {
          throw new Error("no");
        },
      },
    },
    { name: "a description that is none", schema: { ...parse, toJSONSchema: () => "text" } },
    { name: "fields that are none", schema: { ...parse, toJSONSchema: () => ({ properties: null }) } },
  ])("gives no fields for $name", ({ schema }) => {
    expect(optionFields(schema)).toEqual({});
  });

  it("leaves out what no form can show", () => {
    const properties = { a: { type: "object", minimum: "3", enum: [{}], description: 5 }, b: 7 };
    expect(optionFields({ ...parse, toJSONSchema: () => ({ properties }) })).toEqual({ a: {}, b: {} });
  });
});
