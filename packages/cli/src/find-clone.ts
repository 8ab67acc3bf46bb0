import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The clone of the repository that this command runs from; undefined when it was installed. Sources and build are both one folder below the package. */
export function findClone(): string | undefined {
  const folder = fileURLToPath(new URL("../../../", import.meta.url));
  return existsSync(join(folder, "scripts", "pack.mjs")) ? folder : undefined;
}
