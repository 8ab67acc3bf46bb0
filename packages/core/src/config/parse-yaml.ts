import { constructFromEvents, parseEvents, YAMLException } from "js-yaml";
import type { KeyPath } from "./key-path.js";
import { locateKeys } from "./locate-keys.js";
import { yamlSchema } from "./yaml-tags.js";

/** A YAML text as values, with the lines of its keys. */
export type ParsedYaml =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line of a key, from 1. */
      readonly lineOf: (path: KeyPath) => number;
    }
  | { readonly ok: false; readonly reason: string; readonly line?: number };

const MAX_DEPTH = 20;
const MAX_ALIASES = 1000;
/** Values that a text may have after its aliases are written out: more is no configuration but an attack. */
const MAX_VALUES = 100_000;

/**
 * Reads one YAML document with merge keys, `!joinPaths` and `!bcrypt`. An empty text is an empty map.
 * What is wrong is returned as a value; its reason never quotes the text, which may hold passwords.
 */
export function parseYaml(text: string): ParsedYaml {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    const documents = constructFromEvents(events, { source: text, schema: yamlSchema, maxAliases: MAX_ALIASES });
    if (documents.length > 1) return { ok: false, reason: "several YAML documents" };
    const value = documents[0] ?? {};
    if (countValues(value) > MAX_VALUES) {
      return { ok: false, reason: `aliases that stand for more than ${MAX_VALUES} values, or for themselves` };
    }
    return { ok: true, value, lineOf: locateKeys(events, text).lineOf };
  } catch (error) {
    // Whatever a text can make the library do is a fault of the text.
    if (!(error instanceof YAMLException)) return { ok: false, reason: "a text that is too deep or too large" };
    return {
      ok: false,
      reason: withoutQuotations(error.reason),
      ...(error.mark === undefined ? {} : { line: error.mark.line + 1 }),
    };
  }
}

/** How many values there are after all aliases are written out; more than any limit when one contains itself. */
function countValues(value: unknown): number {
  const counts = new Map<object, number>();
  return count(value);

  function count(part: unknown): number {
    if (typeof part !== "object" || part === null) return 1;
    const known = counts.get(part);
    if (known !== undefined) return known;
    counts.set(part, Number.POSITIVE_INFINITY);
    const sum = Object.values(part).reduce((total: number, child: unknown) => total + count(child), 1);
    counts.set(part, sum);
    return sum;
  }
}

/** Reasons of the YAML library quote tags and anchors only; anything longer might be a value. */
function withoutQuotations(reason: string): string {
  return reason.length > 120 ? `${reason.slice(0, 120)}...` : reason;
}
