/** Where a value is in the configuration: names of keys, and numbers for places in lists. */
export type KeyPath = readonly (string | number)[];

/** `["detectors", "EMC", "trends", "a.b", 0]` as people read it: `detectors.EMC.trends["a.b"][0]`. */
export function formatKeyPath(path: KeyPath): string {
  return path.map(formatPart).join("");
}

function formatPart(part: string | number, position: number): string {
  if (typeof part === "number") return `[${part}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(part)) return `[${JSON.stringify(part)}]`;
  return position === 0 ? part : `.${part}`;
}
