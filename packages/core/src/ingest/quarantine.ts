import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../disk/index.js";
import { moveFile } from "./move-file.js";

/** Why a file that fits by name cannot be used. */
export interface QuarantineReason {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export const QUARANTINE = "quarantine";

/**
 * Sets a file aside in `quarantine/{reason}/` with a sidecar `{name}.why.json`; nothing there is ever replaced.
 *
 * @returns whether it was there to be moved.
 */
export async function quarantine(dataFolder: string, name: string, reason: QuarantineReason): Promise<boolean> {
  const folder = join(dataFolder, QUARANTINE, reason.code.toLowerCase().replaceAll("_", "-"));
  await mkdir(folder, { recursive: true });
  for (let copy = 1; ; copy++) {
    const target = copy === 1 ? name : name.replace(/(\.root)?$/, `.${copy}$1`);
    const outcome = await moveFile(join(dataFolder, name), join(folder, target), () =>
      writeAtomically(
        join(folder, `${target}.why.json`),
        `${JSON.stringify({ file: name, ...reason }, undefined, 2)}\n`,
      ),
    );
    if (outcome !== "taken") return outcome !== "vanished";
  }
}
