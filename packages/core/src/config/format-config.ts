import { dump } from "js-yaml";
import type { LoadedConfig, Origin } from "./config.js";
import { formatKeyPath, type KeyPath } from "./key-path.js";
import { isConfigMap } from "./merge-layers.js";
import { isSecret } from "./secret.js";

/**
 * The configuration as YAML, which can be a `config.yaml` again; with `origins` each value has a comment that says
 * where it is from. Secrets are shown as `(hidden)`.
 */
export function formatConfig(
  loaded: Pick<LoadedConfig, "config" | "origins">,
  options: { origins?: boolean } = {},
): string {
  const lines = listLines(loaded.config, []);
  if (options.origins !== true) return lines.map(({ text }) => `${text}\n`).join("");
  const width = Math.min(60, Math.max(...lines.map(({ text }) => text.length)));
  return lines
    .map(({ text, path }) => {
      const origin = path === undefined ? undefined : loaded.origins.get(formatKeyPath(path));
      return origin === undefined ? `${text}\n` : `${text.padEnd(width)}  # ${formatOrigin(origin)}\n`;
    })
    .join("");
}

/** `config.yaml:3` with its full path, `OVERWATCH_DEBUG`, `command line`, `default`. */
export function formatOrigin({ layer, file, line, variable, derivedFrom }: Origin): string {
  if (file !== undefined) return line === undefined ? file : `${file}:${line}`;
  if (variable !== undefined) return variable;
  if (layer === "flags") return "command line";
  return derivedFrom === undefined ? layer : `${layer}, from ${derivedFrom}`;
}

interface Line {
  readonly text: string;
  /** Of a value; the line of a map has none. */
  readonly path?: KeyPath;
}

function listLines(value: object, path: KeyPath): readonly Line[] {
  const indent = "  ".repeat(path.length);
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const here = [...path, key];
    const name = `${indent}${inline(key)}:`;
    if (isConfigMap(child) && Object.keys(child).length > 0) return [{ text: name }, ...listLines(child, here)];
    return [{ text: `${name} ${inline(child)}`, path: here }];
  });
}

/** A value on one line. */
function inline(value: unknown): string {
  if (typeof value === "string" && value.includes("\n")) return JSON.stringify(value);
  return dump(withoutSecrets(value), { flowLevel: 0, lineWidth: -1, noRefs: true }).trimEnd();
}

function withoutSecrets(value: unknown): unknown {
  if (isSecret(value)) return value.toJSON();
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isConfigMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutSecrets(child)]));
}
