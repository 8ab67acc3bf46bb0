import type { OverwatchError } from "@overwatch/root/errors";
import { optionInvalid, optionUnknown } from "../errors/catalogue.js";
import { describeIssues, type SchemaIssue } from "../errors/describe-issues.js";
import { describeThrown } from "./describe-thrown.js";
import { describeValue } from "./validate/refuse.js";

/** All that core uses of a plug-in's schema: its copy of zod may be another one. */
export interface OptionSchema {
  /** As of a zod schema; the answer is checked, because the schema may be of another copy of zod. */
  readonly safeParse: (value: unknown) => unknown;
  /** As of a zod schema: describes itself, for forms. */
  readonly toJSONSchema?: (params: object) => unknown;
}

/** Options or settings as plain JSON. */
export type Options = Readonly<Record<string, unknown>>;
/** Options with their defaults filled in, or what is wrong with them. */
export type ParsedOptions =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly error: OverwatchError<"OPTION_UNKNOWN" | "OPTION_INVALID"> };

const deepest = 20;
const mostFaults = 10;

/**
 * Checks options or settings by the plug-in's own schema, and fills in its defaults. Never throws.
 *
 * @param where - what they are, for messages: "settings of EMC".
 * @returns plain JSON, or OPTION_UNKNOWN with the nearest name, or OPTION_INVALID.
 */
export function parseOptions(schema: OptionSchema, given: Options, where: string): ParsedOptions {
  try {
    const parsed = ask(schema, given);
    const defaults = ask(schema, {});
    const known = Object.keys({ ...(defaults.ok ? defaults.value : {}), ...(parsed.ok ? parsed.value : {}) });
    const unknown = unknownNames(given, parsed, known);
    if (unknown !== undefined) return { ok: false, error: optionUnknown(where, unknown, known) };
    if (!parsed.ok) {
      return { ok: false, error: optionInvalid(where, describeIssues(parsed.issues.slice(0, mostFaults))) };
    }
    return { ok: true, options: plainJson(parsed.value, "", 0) as Options };
  } catch (thrown) {
    const fault = thrown instanceof SchemaFault ? thrown.message : `the schema threw ${describeThrown(thrown)}`;
    return { ok: false, error: optionInvalid(where, [fault]) };
  }
}

type Answer =
  | { readonly ok: true; readonly value: Options }
  | { readonly ok: false; readonly issues: readonly (SchemaIssue & { readonly keys?: unknown })[] };

function ask(schema: OptionSchema, given: Options): Answer {
  const answer = schema.safeParse(given);
  if (typeof answer !== "object" || answer === null) throw noAnswer(answer);
  const { success, data, error } = answer as { success?: unknown; data?: unknown; error?: { issues?: unknown } };
  if (success === true && typeof data === "object" && data !== null) return { ok: true, value: data as Options };
  if (success !== false || !Array.isArray(error?.issues)) throw noAnswer(answer);
  return { ok: false, issues: error.issues };
}

/** A schema that strips what it does not know leaves it out of its result, a strict one names it in an issue. */
function unknownNames(given: Options, parsed: Answer, known: readonly string[]): string | undefined {
  const names = Object.keys(given);
  if (parsed.ok) return names.find((name) => !Object.hasOwn(parsed.value, name));
  const named = parsed.issues.flatMap(({ keys }) => (Array.isArray(keys) ? keys : []));
  return names.find((name) => named.includes(name) && !known.includes(name));
}

/** What is wrong with a schema's answer, in words of ours. */
class SchemaFault extends Error {}

function noAnswer(answer: unknown): SchemaFault {
  return new SchemaFault(`expected \`{ success, data, error }\` from the schema, found ${describeValue(answer)}`);
}

/** A copy as JSON would make it, without losing anything on the way: it goes to other threads and into keys. */
function plainJson(value: unknown, at: string, depth: number): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "object" || depth > deepest) throw notPlain(value, at);
  const inside = (part: unknown, name: string | number) =>
    plainJson(part, at === "" ? `${name}` : `${at}.${name}`, depth + 1);
  if (Array.isArray(value)) return value.map(inside);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notPlain(value, at);
  // Absent and undefined are the same in JSON.
  const present = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(present.map(([name, part]) => [name, inside(part, name)]));
}

function notPlain(value: unknown, at: string): SchemaFault {
  return new SchemaFault(`\`${at}\`: expected plain JSON from the schema, found ${describeValue(value)}`);
}
