import type { KeyPath } from "./key-path.js";
import type { Layer } from "./layer.js";

/** `config.yaml:3`, `OVERWATCH_DEBUG`, `command line`: where a value is, as messages say it. */
export function placeOf(layer: Layer | undefined, path: KeyPath): string | undefined {
  if (layer === undefined) return undefined;
  const { line, variable } = layer.originOf(path);
  return variable ?? (line === undefined ? layer.label : `${layer.label}:${line}`);
}
