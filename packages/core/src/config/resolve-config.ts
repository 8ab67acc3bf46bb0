import { resolve } from "node:path";
import type { Config, ConfigFault, LoadedConfig, Origin } from "./config.js";
import { explainIssues } from "./explain-issues.js";
import { freezeDeep } from "./freeze-deep.js";
import { formatKeyPath, type KeyPath } from "./key-path.js";
import type { JsonSchema } from "./known-keys.js";
import { findLayer, hasPath, type Layer } from "./layer.js";
import { isConfigMap, mergeLayers } from "./merge-layers.js";
import { configSchema } from "./schema.js";

/** What relative folders start from, and what `~/` stands for. */
export interface Bases {
  readonly cwd: string;
  readonly home?: string | undefined;
}

export type ResolvedConfig =
  | ({ readonly ok: true } & Omit<LoadedConfig, "files">)
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/** One checked configuration from layers, lowest first, with the origin of each value. */
export function resolveConfig(layers: readonly Layer[], schema: () => JsonSchema, bases: Bases): ResolvedConfig {
  const value = mergeLayers(layers.map((layer) => layer.value));
  const parsed = configSchema.safeParse(value);
  if (!parsed.success)
    return { ok: false, faults: explainIssues(parsed.error.issues, { value, layers, schema: schema() }) };

  // The data folder drives every folder that is not named itself.
  const { dataFolder: data, stateFolder: state = data, ...others } = parsed.data;
  const folders = { dataFolder: toAbsolute(data, bases), stateFolder: toAbsolute(state, bases) };
  const config: Config = freezeDeep({ ...folders, ...others });
  const origins = new Map(listLeaves(config, []).map((path) => [formatKeyPath(path), findOrigin(layers, path)]));
  return { ok: true, config, origins };
}

function toAbsolute(folder: string, { cwd, home }: Bases): string {
  const isAtHome = home !== undefined && (folder === "~" || folder.startsWith("~/"));
  return isAtHome ? resolve(home, folder.slice(2)) : resolve(cwd, folder);
}

function findOrigin(layers: readonly Layer[], path: KeyPath): Origin {
  const layer = findLayer(layers, path);
  if (layer !== undefined && hasPath(layer, path)) return layer.originOf(path);
  return path[0] === "stateFolder" ? { layer: "default", derivedFrom: "dataFolder" } : { layer: "default" };
}

/** Paths of all scalars, lists, and empty maps. */
function listLeaves(value: unknown, path: KeyPath): readonly KeyPath[] {
  if (!isConfigMap(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, child]) => listLeaves(child, [...path, key]));
}
