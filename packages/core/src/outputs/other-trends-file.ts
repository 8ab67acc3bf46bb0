import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readText, writeAtomically } from "../disk/index.js";
import { decodePlain, encodePlain, noOtherTrends, type OtherTrends } from "../store/index.js";

export const OTHER_TRENDS = "trends.other.json";
const format = "overwatch-trends-1";

/** The trends beside the report in a subsystem's folder: those of other configurations. None when they cannot be read. */
export async function readOtherTrends(folder: string): Promise<OtherTrends> {
  const text = await readText(join(folder, OTHER_TRENDS));
  if (text === undefined) return noOtherTrends;
  try {
    const { format: found, kept, recomputed } = decodePlain(text) as OtherTrends & { readonly format: string };
    return found === format && Array.isArray(kept) && Array.isArray(recomputed) ? { kept, recomputed } : noOtherTrends;
  } catch {
    return noOtherTrends;
  }
}

/** Without any there is no file. */
export async function writeOtherTrends(folder: string, { kept, recomputed }: OtherTrends): Promise<void> {
  const path = join(folder, OTHER_TRENDS);
  if (kept.length + recomputed.length === 0) await rm(path, { force: true });
  else await writeAtomically(path, `${encodePlain({ format, kept, recomputed })}\n`);
}
