import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes a file into a folder, renames it as results are renamed, reads it again, and removes it. Its name begins with
 * a dot, so that nothing takes it for data.
 *
 * @returns the time that the file system gave it, Unix milliseconds.
 * @throws the system's error.
 */
export async function tryWriting(folder: string): Promise<number> {
  const path = join(folder, `.overwatch-doctor-${randomUUID()}`);
  const renamed = `${path}-renamed`;
  try {
    await writeFile(path, path);
    await rename(path, renamed);
    if ((await readFile(renamed, "utf8")) !== path) throw new Error("what was written cannot be read again");
    return (await stat(renamed)).mtimeMs;
  } finally {
    await rm(path, { force: true });
    await rm(renamed, { force: true });
  }
}
