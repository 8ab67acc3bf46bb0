import { stat } from "node:fs/promises";
import { dirname } from "node:path";

/** The folder itself, or the nearest one above it that exists: where it would be made. */
export async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  const above = dirname(folder);
  return found?.isDirectory() === true || above === folder ? folder : nearestFolder(above);
}
