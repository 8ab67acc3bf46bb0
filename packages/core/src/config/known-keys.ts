import * as z from "zod";
import type { KeyPath } from "./key-path.js";
import { configSchema } from "./schema.js";

/** The parts of JSON schema that the configuration uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
}

/** The configuration as JSON schema (draft 7), for editors and for `overwatch config schema`. */
export function configJsonSchema(): JsonSchema {
  return z.toJSONSchema(configSchema, { io: "input", target: "draft-7" }) as JsonSchema;
}

/** The schemas that a key may have: several where there are alternatives, none for an unknown key. */
export function schemasAt(root: JsonSchema, path: KeyPath): readonly JsonSchema[] {
  let here = alternativesOf(root);
  for (const part of path) here = here.flatMap((schema) => childrenOf(schema, part)).flatMap(alternativesOf);
  return here;
}

/** Names of the keys that a map at `path` may have; empty where any name is allowed. */
export function knownKeys(root: JsonSchema, path: KeyPath): readonly string[] {
  return schemasAt(root, path).flatMap((schema) => Object.keys(schema.properties ?? {}));
}

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(alternativesOf);
}

function childrenOf(schema: JsonSchema, part: string | number): readonly JsonSchema[] {
  if (typeof part === "number")
    return Array.isArray(schema.items) ? schema.items : [(schema.items ?? {}) as JsonSchema];
  const own = schema.properties;
  if (own !== undefined && Object.hasOwn(own, part)) return [own[part] ?? {}];
  return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
}
