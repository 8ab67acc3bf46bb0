import type { KeyPath } from "./key-path.js";
import { isReplacedWhole } from "./schema.js";
import { isSecret } from "./secret.js";

export type ConfigMap = { readonly [key: string]: unknown };

/** A plain map of keys, not a list and not a secret. */
export function isConfigMap(value: unknown): value is ConfigMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isSecret(value);
}

/**
 * One map from several, lowest first: maps are merged key by key, lists and scalars replaced, the last one wins.
 * Nothing of the input is changed; parts may be shared with it.
 */
export function mergeLayers(values: readonly ConfigMap[]): ConfigMap {
  return values.reduce((lower, higher) => mergeMaps(lower, higher, []), {});
}

function mergeMaps(lower: ConfigMap, higher: ConfigMap, path: KeyPath): ConfigMap {
  // Entries and not assignment: a key `__proto__` stays a key, and is refused by the schema as any unknown one.
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(higher)) {
    const below = merged.get(key);
    const here = [...path, key];
    const merges = isConfigMap(below) && isConfigMap(value) && !isReplacedWhole(here);
    merged.set(key, merges ? mergeMaps(below, value, here) : value);
  }
  return Object.fromEntries(merged);
}
