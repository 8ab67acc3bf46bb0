// Edge: lists files.
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** ROOT files at any depth of a folder. */
export async function listRootFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".root")).map((name) => join(folder, name));
}
