import { type AnyObject, openRootFile } from "@overwatch/root";
import { isOverwatchError } from "../../errors/index.js";

/** The objects of a ROOT file by path (and cycle, of older ones), or why one, or all of them, cannot be read. */
export async function decodeFile(bytes: Uint8Array): Promise<ReadonlyMap<string, AnyObject | string> | string> {
  try {
    const file = await openRootFile(bytes);
    const objects = new Map<string, AnyObject | string>();
    for await (const { path, cycle, object, error } of file.readAll()) {
      const name = objects.has(path) ? `${path};${cycle}` : path;
      objects.set(name, object ?? `${error?.code}: ${error?.message}`);
    }
    await file.close();
    return objects;
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
    return `${error.code}: ${error.message}`;
  }
}
