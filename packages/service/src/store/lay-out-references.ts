import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "@overwatch/core/disk";
import { frozenName } from "@overwatch/core/host";
import type { State } from "./state.js";

/**
 * Puts what is frozen beside `state.db` as files, where the threads of plug-ins read it; those that are there stay.
 *
 * @param folder - of `state.db`.
 */
export async function layOutReferences(state: Pick<State, "references">, folder: string): Promise<void> {
  for (const { name, version } of await state.references.list()) {
    const path = join(folder, "references", frozenName(name, version));
    if (existsSync(path)) continue;
    const content = await state.references.content(name, version);
    if (content === undefined) continue;
    await mkdir(join(folder, "references"), { recursive: true });
    await writeAtomically(path, content);
  }
}
