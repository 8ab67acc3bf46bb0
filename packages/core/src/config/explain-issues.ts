import type { z } from "zod";
import { configKeyUnknown, configValueInvalid } from "../errors/catalogue.js";
import { nearest } from "../errors/index.js";
import type { ConfigFault } from "./config.js";
import { toFault } from "./config-fault.js";
import { describeValue, shorten } from "./describe-value.js";
import { formatKeyPath, type KeyPath } from "./key-path.js";
import { type JsonSchema, knownKeys } from "./known-keys.js";
import { findLayer, type Layer } from "./layer.js";
import { type ConfigMap, isConfigMap } from "./merge-layers.js";
import { nearestKeys } from "./nearest-keys.js";
import { placeOf } from "./place-of.js";

type Issue = z.core.$ZodIssue;

/** Faults beyond this number say nothing new, and each costs a search for the nearest key. */
export const MAX_FAULTS = 100;

/** A longer key is cut where it is shown. */
const SHOWN_KEY = 200;

/** What is needed to say where something is, and what else it may have been. */
export interface Explanation {
  readonly value: ConfigMap;
  readonly layers: readonly Layer[];
  readonly schema: JsonSchema;
}

/** What the schema found, each with key, place and the nearest key. */
export function explainIssues(issues: readonly Issue[], context: Explanation): readonly ConfigFault[] {
  const withUnknown = new Set(issues.filter(isUnknownKeys).map(({ path }) => toKeyPath(path).join("\0")));
  return issues
    .filter(({ code, path }) => code !== "custom" || !withUnknown.has(toKeyPath(path).join("\0")))
    .slice(0, MAX_FAULTS)
    .flatMap((issue) => explain(issue, context))
    .slice(0, MAX_FAULTS);
}

function explain(issue: Issue, context: Explanation): readonly ConfigFault[] {
  const path = toKeyPath(issue.path);
  if (isUnknownKeys(issue)) return issue.keys.slice(0, MAX_FAULTS).map((key) => unknownKey([...path, key], context));
  if (issue.code === "invalid_key") return [invalidKey(path, issue.issues[0]?.message ?? "another name", context)];
  const value = valueAt(context.value, path);
  if (issue.code === "invalid_union" && isConfigMap(value)) {
    const known = knownKeys(context.schema, path);
    const unknown = Object.keys(value).filter((key) => !known.includes(key));
    if (unknown.length > 0) return unknown.slice(0, MAX_FAULTS).map((key) => unknownKey([...path, key], context));
  }
  return [invalidValue(path, issue.message, value, context)];
}

function unknownKey(path: KeyPath, { layers, schema }: Explanation): ConfigFault {
  const layer = findLayer(layers, path);
  const error = configKeyUnknown(show(path), placeOf(layer, path), nearestKeys(schema, path));
  return toFault(error, layer?.originOf(path), path);
}

function invalidValue(path: KeyPath, expected: string, value: unknown, { layers }: Explanation): ConfigFault {
  const layer = findLayer(layers, path);
  const problem = { expected, found: describeValue(value), place: placeOf(layer, path) };
  const error = configValueInvalid(show(path) || "configuration", problem, hintFor(path, expected, value));
  return toFault(error, layer?.originOf(path), path);
}

function invalidKey(path: KeyPath, expected: string, { layers }: Explanation): ConfigFault {
  const layer = findLayer(layers, path);
  const key = String(path.at(-1));
  const problem = { expected: `named by ${expected}`, found: describeValue(key), place: placeOf(layer, path) };
  return toFault(configValueInvalid(show(path), problem), layer?.originOf(path), path);
}

function show(path: KeyPath): string {
  return shorten(formatKeyPath(path), SHOWN_KEY);
}

function hintFor(path: KeyPath, expected: string, value: unknown): string | undefined {
  if (/^true(,| or) false/.test(expected) && typeof value === "string" && /^(y|yes|n|no|on|off)$/i.test(value)) {
    return "Write true or false: in YAML 1.2 yes, no, on and off are texts.";
  }
  if (path.length === 1 && path[0] === "timeZone" && typeof value === "string" && value.length < 100) {
    const [zone] = nearest(value, Intl.supportedValuesOf("timeZone"), 1);
    if (zone !== undefined) return `Did you mean \`${zone}\`?`;
  }
  return undefined;
}

function isUnknownKeys(issue: Issue): issue is Extract<Issue, { code: "unrecognized_keys" }> {
  return issue.code === "unrecognized_keys";
}

/** The schema's paths may hold symbols by type, which YAML has not. */
function toKeyPath(path: readonly PropertyKey[]): KeyPath {
  return path.map((part) => (typeof part === "number" ? part : String(part)));
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((here, part) => {
    const enters = typeof here === "object" && here !== null && Object.hasOwn(here, part);
    return enters ? (here as Record<string | number, unknown>)[part] : undefined;
  }, value);
}
