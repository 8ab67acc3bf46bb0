import { z } from "@overwatch/core/zod";

/** A fault for each option without default or description: form, check and cache key of a time slice follow from them. */
export function findOptionFaults(what: "option" | "setting", schema: z.ZodObject | undefined): readonly string[] {
  if (schema === undefined) return [];
  // The JSON form finds defaults and descriptions also below wrappers such as `.optional()` and `.default(...)`.
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property === "boolean") return [];
    const faults: string[] = [];
    if (!("default" in property)) faults.push(`${what} \`${name}\` has no default: add .default(...)`);
    if ((property.description ?? "") === "")
      faults.push(`${what} \`${name}\` has no description: add .describe("...")`);
    return faults;
  });
}
