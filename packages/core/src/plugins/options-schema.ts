import type { OptionSchema, Options } from "./options.js";

/** What a form needs to know of an option: the part of JSON schema that says what may be written. */
export interface OptionField {
  /** Absent: something that is written as JSON. */
  readonly type?: "boolean" | "number" | "integer" | "string";
  readonly description?: string;
  /** Inclusive, as `maximum`. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values that fit. */
  readonly enum?: readonly (string | number | boolean)[];
}

const types = ["boolean", "number", "integer", "string"] as const;
const mostFields = 200;
const longestText = 2000;

/**
 * The fields of a schema, by name, as far as the schema says what they are. It is code of a plug-in, and may be of any version
 * of its library: what does not describe itself gives no fields, and never throws.
 */
export function optionFields(schema: OptionSchema): Readonly<Record<string, OptionField>> {
  try {
    const described: unknown = schema.toJSONSchema?.({ io: "input", unrepresentable: "any" });
    const properties = partOf(partOf(described, "properties"));
    return Object.fromEntries(
      Object.entries(properties)
        .slice(0, mostFields)
        .map(([name, field]) => [name, fieldOf(partOf(field))]),
    );
  } catch {
    return {};
  }
}

function fieldOf({ type, description, minimum, maximum, enum: choices }: Options): OptionField {
  const known = types.find((candidate) => candidate === type);
  return {
    ...(known === undefined ? {} : { type: known }),
    ...(typeof description === "string" ? { description: description.slice(0, longestText) } : {}),
    ...(isNumber(minimum) ? { minimum } : {}),
    ...(isNumber(maximum) ? { maximum } : {}),
    ...(Array.isArray(choices) && choices.every(isChoice) ? { enum: choices.slice(0, mostFields) } : {}),
  };
}

function partOf(value: unknown, name?: string): Options {
  const part = name === undefined ? value : partOf(value)[name];
  return typeof part === "object" && part !== null ? (part as Options) : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isChoice(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || isNumber(value);
}
