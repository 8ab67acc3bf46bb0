import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openHistograms } from "./open-file.js";
import type { HistogramSource, SubsystemWork } from "./work.js";

/** The combined file of an earlier report; undefined when it is not there, or not as it was published. */
export async function openCombined(
  { folder, subsystem }: Pick<SubsystemWork, "folder" | "subsystem">,
  name: string,
  sha256: string,
): Promise<HistogramSource | undefined> {
  try {
    const bytes = await readFile(join(dirname(folder), subsystem, name));
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) return undefined;
    return await openHistograms(new Uint8Array(bytes), name);
  } catch {
    return undefined; // derived: what cannot be used is made again
  }
}
