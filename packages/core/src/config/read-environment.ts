import { configKeyUnknown, configValueInvalid } from "../errors/catalogue.js";
import type { ConfigFault } from "./config.js";
import { toFault } from "./config-fault.js";
import { ENVIRONMENT_PREFIX } from "./environment-name.js";
import { findVariable, isFromKubernetes, nearestVariables } from "./find-variable.js";
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
  schemaWhenAsked: () => JsonSchema,
): { readonly layer: Layer; readonly faults: readonly ConfigFault[] } {
  const variables: Variable[] = [];
  const faults: ConfigFault[] = [];

  for (const [name, text] of Object.entries(env).sort(byDepth)) {
    if (!name.startsWith(ENVIRONMENT_PREFIX) || text === undefined || text === "" || isFromKubernetes(name)) continue;
    const schema = schemaWhenAsked();
    const path = findVariable(name, schema);
    if (path === undefined) {
      faults.push(toFault(configKeyUnknown(name, "environment", nearestVariables(name, schema)), origin(name)));
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
