import { fileURLToPath } from "node:url";

/** A file or folder of this package. Sources and build are both one folder below its package.json. */
export function packageFolder(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
