import { configKeyUnknown, configValueInvalid } from "../errors/catalogue.js";
import { nearest } from "../errors/index.js";
import type { ConfigFault } from "./config.js";
import { toFault } from "./config-fault.js";
import { camelCase, ENVIRONMENT_PREFIX, environmentName } from "./environment-name.js";
import { formatKeyPath, type KeyPath } from "./key-path.js";
import { type JsonSchema, schemasAt } from "./known-keys.js";
import type { Layer } from "./layer.js";
import { type ConfigMap, mergeLayers } from "./merge-layers.js";
import { parseYaml } from "./parse-yaml.js";

interface Variable {
  readonly name: string;
  readonly path: KeyPath;
  readonly value: unknown;
}

/**
 * The layer of the variables that begin with `OVERWATCH_`; empty ones count as not set.
 * Texts are taken as they are, lists may be written `A,B`, everything else is YAML.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  schema: JsonSchema,
): { readonly layer: Layer; readonly faults: readonly ConfigFault[] } {
  const paths = new Map(listPaths(schema, []).map((path) => [environmentName(path), path]));
  const variables: Variable[] = [];
  const faults: ConfigFault[] = [];

  for (const [name, text] of Object.entries(env).sort(byDepth)) {
    if (!name.startsWith(ENVIRONMENT_PREFIX) || text === undefined || text === "" || isFromKubernetes(name)) continue;
    const path = paths.get(name) ?? findDetectorPath(name, schema);
    if (path === undefined) {
      faults.push(
        toFault(configKeyUnknown(name, "environment", nearestNames(name, listNames(name, schema))), origin(name)),
      );
      continue;
    }
    const value = readValue(text, schemasAt(schema, path));
    if (value.ok) variables.push({ name, path, value: value.value });
    else {
      const problem = { expected: "YAML", found: `a fault of syntax: ${value.reason}`, place: name };
      faults.push(toFault(configValueInvalid(formatKeyPath(path), problem), origin(name), path));
    }
  }
  return { layer: toLayer(variables), faults };
}

function toLayer(variables: readonly Variable[]): Layer {
  return {
    name: "environment",
    label: "environment",
    value: mergeLayers(variables.map(({ path, value }) => wrap(path, value))),
    originOf: (path) => {
      const setting = variables.findLast((variable) => variable.path.every((part, depth) => part === path[depth]));
      // A path above all variables, such as `plugins`: the first one below it.
      const below = variables.find((variable) => path.every((part, depth) => part === variable.path[depth]));
      return origin((setting ?? below)?.name);
    },
  };
}

function origin(variable: string | undefined) {
  return { layer: "environment" as const, ...(variable === undefined ? {} : { variable }) };
}

/** Shorter names first, so that `OVERWATCH_PLUGINS_EXCLUDE` wins over the key `exclude` in `OVERWATCH_PLUGINS`. */
function byDepth([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function wrap(path: KeyPath, value: unknown): ConfigMap {
  return path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as ConfigMap;
}

/** All keys with a fixed name, those of maps included. */
function listPaths(schema: JsonSchema, path: KeyPath): readonly KeyPath[] {
  const keys = schemasAt(schema, path).flatMap((alternative) => Object.keys(alternative.properties ?? {}));
  return keys.flatMap((key) => [[...path, key], ...listPaths(schema, [...path, key])]);
}

/** `OVERWATCH_DETECTORS_EMC_CUMULATIVE_MODE`, and one level of names in `options` and `settings`. */
function findDetectorPath(name: string, schema: JsonSchema): KeyPath | undefined {
  const [, subsystem, words] = /^OVERWATCH_DETECTORS_([A-Z][A-Z0-9]{1,11})(?:_(.+))?$/.exec(name) ?? [];
  if (subsystem === undefined) return undefined;
  const section = ["detectors", subsystem];
  if (words === undefined) return section;
  const own = listPaths(schema, section).find((path) => environmentName(path) === name);
  if (own !== undefined) return own;
  const [, free, option] = /^(OPTIONS|SETTINGS)_(.+)$/.exec(words) ?? [];
  return free === undefined || option === undefined ? undefined : [...section, camelCase(free), camelCase(option)];
}

/** All variables with a fixed name, those of the detector that `name` speaks of included. */
function listNames(name: string, schema: JsonSchema): readonly string[] {
  const [, subsystem] = /^OVERWATCH_DETECTORS_([A-Z][A-Z0-9]{1,11})_/.exec(name) ?? [];
  const ofDetector = subsystem === undefined ? [] : listPaths(schema, ["detectors", subsystem]);
  return [...listPaths(schema, []), ...ofDetector].map(environmentName);
}

/** Compared without the prefix, which would make all names alike. */
function nearestNames(name: string, known: readonly string[]): readonly string[] {
  const withoutPrefix = (text: string) => text.slice(ENVIRONMENT_PREFIX.length);
  return nearest(withoutPrefix(name).slice(0, 60), known.map(withoutPrefix), 1).map(
    (near) => ENVIRONMENT_PREFIX + near,
  );
}

/** Variables that Kubernetes sets for a service which is called `overwatch`. */
function isFromKubernetes(name: string): boolean {
  return /^OVERWATCH_(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?)$/.test(name);
}

type ReadValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function readValue(text: string, schemas: readonly JsonSchema[]): ReadValue {
  const types = schemas.map((schema) => schema.type);
  if (types.length > 0 && types.every((type) => type === "string")) return { ok: true, value: text };
  if (types.includes("array") && !text.trimStart().startsWith("[")) {
    const items = text.split(",").map((item) => item.trim());
    return parseYaml(`[${items.map((item) => (/^[\d+-]/.test(item) ? item : JSON.stringify(item))).join(", ")}]`);
  }
  return parseYaml(text);
}
