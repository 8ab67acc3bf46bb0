/** Name of the file in which a version of a frozen reference lies. */
export function frozenName(name: string, version: number): string {
  return `${name}.${version}.root`;
}
