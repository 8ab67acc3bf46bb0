import { nearest } from "../errors/index.js";
import { formatKeyPath, type KeyPath } from "./key-path.js";
import { type JsonSchema, knownKeys } from "./known-keys.js";

/** Longer names are no misspelling, and slow to compare. */
const MAX_LENGTH = 60;

/** Keys of the former system whose meaning another key has taken over. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ["dirPrefix", "dataFolder"],
  ["receiverData", "dataFolder"],
  ["protectedFolder", "dataFolder"],
  ["databaseLocation", "stateFolder"],
]);

/** What an unknown key may have meant, best first, as full key paths: a name like it, or its name in another place. */
export function nearestKeys(schema: JsonSchema, path: KeyPath): readonly string[] {
  const name = String(path.at(-1) ?? "");
  if (name.length > MAX_LENGTH) return [];
  const above = path.slice(0, -1);
  const former = above.length === 0 ? FORMER_NAMES.get(name) : undefined;
  if (former !== undefined) return [former];

  const beside = nearest(name, knownKeys(schema, above), 1).map((key) => [...above, key]);
  const elsewhere = knownKeys(schema, []).flatMap((section) =>
    knownKeys(schema, [section])
      .filter((key) => key === name)
      .map((key) => [section, key]),
  );
  const top = above.length > 0 && knownKeys(schema, []).includes(name) ? [[name]] : [];
  return [...beside, ...elsewhere, ...top].slice(0, 2).map(formatKeyPath);
}
