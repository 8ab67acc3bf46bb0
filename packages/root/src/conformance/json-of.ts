import type { GoldenFolder } from "./report.js";

/** The JSON file beside a golden, when it says that it is of this format. */
export async function jsonOf(folder: GoldenFolder, path: string, format: string): Promise<unknown> {
  if (!folder.paths.includes(path)) return undefined;
  const value: unknown = JSON.parse(new TextDecoder().decode(await folder.read(path)));
  return typeof value === "object" && value !== null && "format" in value && value.format === format
    ? value
    : undefined;
}
