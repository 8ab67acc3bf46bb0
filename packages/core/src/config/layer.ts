import type { LayerName, Origin } from "./config.js";
import type { KeyPath } from "./key-path.js";
import { type ConfigMap, isConfigMap } from "./merge-layers.js";

/** One source of configuration, in the form of the whole configuration. */
export interface Layer {
  readonly name: LayerName;
  /** How messages call it: `config.yaml`, `~/overwatch.yaml`, `the environment`. */
  readonly label: string;
  readonly value: ConfigMap;
  readonly originOf: (path: KeyPath) => Origin;
}

/** The highest layer that has `path`, else the longest beginning of it; undefined when no layer has any of it. */
export function findLayer(layers: readonly Layer[], path: KeyPath): Layer | undefined {
  let best: Layer | undefined;
  let bestDepth = 0;
  for (const layer of layers) {
    const depth = depthOf(layer.value, path);
    if (depth > 0 && depth >= bestDepth) {
      best = layer;
      bestDepth = depth;
    }
  }
  return best;
}

/** Whether a layer has exactly this key. */
export function hasPath(layer: Layer, path: KeyPath): boolean {
  return depthOf(layer.value, path) === path.length;
}

function depthOf(value: unknown, path: KeyPath): number {
  let here = value;
  let depth = 0;
  for (const part of path) {
    const enters = Array.isArray(here) || isConfigMap(here);
    if (!enters || !Object.hasOwn(here as object, part)) break;
    here = (here as Record<string | number, unknown>)[part];
    depth += 1;
  }
  return depth;
}
