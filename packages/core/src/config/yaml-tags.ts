import { join } from "node:path";
import { CORE_SCHEMA, defineMappingTag, defineSequenceTag, mapTag, mergeTag } from "js-yaml";
import { createSecret } from "./secret.js";

/** Maps as plain objects, without the one name of a key that is not safe there. */
const map = defineMappingTag<Record<string, unknown>>(mapTag.tagName, {
  create: mapTag.create,
  addPair: (carrier, key, value) =>
    key === "__proto__" ? "the key __proto__, which no map may have" : mapTag.addPair(carrier, key, value),
  has: mapTag.has,
  keys: mapTag.keys,
  get: mapTag.get,
  identify: mapTag.identify,
});

/** `!joinPaths [*dataFolder, state]`: one path from parts. */
const joinPaths = defineSequenceTag<string[], string>("!joinPaths", {
  create: () => [],
  addItem: (parts, item) => {
    if (typeof item !== "string") return "!joinPaths expects a list of texts";
    parts.push(item);
  },
  finalize: (parts) => join(...parts),
  identify: () => false,
});

/** `!bcrypt { bcryptLogRounds: 12, user: password }`: passwords to be hashed where they are stored, never shown. */
const bcrypt = defineMappingTag<Record<string, unknown>, unknown>("!bcrypt", {
  create: mapTag.create,
  addPair: map.addPair,
  has: mapTag.has,
  keys: () => [],
  get: () => undefined,
  finalize: createSecret,
  identify: () => false,
});

/** YAML 1.2 (`yes`, `no` and dates are texts) with merge keys and our tags. */
export const yamlSchema = CORE_SCHEMA.withTags(map, mergeTag, joinPaths, bcrypt);
