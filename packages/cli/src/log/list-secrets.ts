import { isSecret } from "@overwatch/core/config";

/** Shorter ones are parts of ordinary words. */
const SHORTEST = 4;

/** The texts of all secrets in a configuration, longest first, so that one that holds another is hidden whole. */
export function listSecrets(value: unknown): readonly string[] {
  return [...new Set(secretsIn(value))].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
}

function secretsIn(value: unknown): string[] {
  if (isSecret(value)) return textsIn(value.reveal());
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(secretsIn);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
