import type { KeyPath } from "./key-path.js";

/** What every environment variable of the configuration begins with. */
export const ENVIRONMENT_PREFIX = "OVERWATCH_";

/** The variable of a key: `plugins.hookTimeout` is `OVERWATCH_PLUGINS_HOOK_TIMEOUT`. */
export function environmentName(path: KeyPath): string {
  return ENVIRONMENT_PREFIX + path.map((part) => splitWords(String(part)).toUpperCase()).join("_");
}

/** `hookTimeout` from `HOOK_TIMEOUT`. */
export function camelCase(words: string): string {
  return words.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function splitWords(camel: string): string {
  return camel.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/([A-Z])([A-Z][a-z])/g, "$1_$2");
}
