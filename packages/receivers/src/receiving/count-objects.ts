import { join } from "node:path";
import { openRootFile } from "@overwatch/core/root";

/** How many objects a stored file has; 0 when it has gone to its run meanwhile. */
export async function countObjects(folder: string, name: string): Promise<number> {
  try {
    const file = await openRootFile(join(folder, name));
    try {
      return file.keys().length;
    } finally {
      await file.close();
    }
  } catch {
    return 0;
  }
}
