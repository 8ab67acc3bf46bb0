/** A fault for each id that is empty or there more than once. */
export function findDuplicates(what: string, ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [
    ...(seen.has("") ? [`a ${what} has an empty name`] : []),
    ...[...twice].map((id) => `${what} \`${id}\` is there more than once`),
  ];
}
