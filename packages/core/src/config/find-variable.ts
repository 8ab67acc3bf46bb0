import { nearest } from "../errors/index.js";
import { camelCase, ENVIRONMENT_PREFIX, environmentName } from "./environment-name.js";
import type { KeyPath } from "./key-path.js";
import { type JsonSchema, knownKeys } from "./known-keys.js";

const OF_DETECTOR = /^OVERWATCH_DETECTORS_([A-Z][A-Z0-9]{1,11})(?:_(.+))?$/;

/** The key of an environment variable; of a detector also one level of names in `options` and `settings`. */
export function findVariable(name: string, schema: JsonSchema): KeyPath | undefined {
  const known = listKeys(name, schema).find((path) => environmentName(path) === name);
  if (known !== undefined) return known;
  const [, subsystem = "", words = ""] = OF_DETECTOR.exec(name) ?? [];
  const [, section, option] = /^(OPTIONS|SETTINGS)_(.+)$/.exec(words) ?? [];
  if (section === undefined || option === undefined) return undefined;
  return ["detectors", subsystem, camelCase(section), camelCase(option)];
}

/** The known variable that is most like an unknown one; often none. */
export function nearestVariables(name: string, schema: JsonSchema): readonly string[] {
  // Without the prefix, which makes all names alike.
  const withoutPrefix = (text: string) => text.slice(ENVIRONMENT_PREFIX.length);
  const known = listKeys(name, schema).map((path) => withoutPrefix(environmentName(path)));
  return nearest(withoutPrefix(name).slice(0, 60), known, 1).map((near) => ENVIRONMENT_PREFIX + near);
}

/** Whether Kubernetes sets this variable for a service which is called `overwatch`. */
export function isFromKubernetes(name: string): boolean {
  return /^OVERWATCH_(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?)$/.test(name);
}

/** All keys with a fixed name, those of the detector that `name` speaks of included. */
function listKeys(name: string, schema: JsonSchema): readonly KeyPath[] {
  const [, subsystem] = OF_DETECTOR.exec(name) ?? [];
  if (subsystem === undefined) return listBelow(schema, []);
  const detector = ["detectors", subsystem];
  return [...listBelow(schema, []), detector, ...listBelow(schema, detector)];
}

function listBelow(schema: JsonSchema, path: KeyPath): readonly KeyPath[] {
  return knownKeys(schema, path).flatMap((key) => [[...path, key], ...listBelow(schema, [...path, key])]);
}
