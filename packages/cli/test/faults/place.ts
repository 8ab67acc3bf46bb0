import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bring } from "../scenarios/bring.js";
import { recorded } from "../scenarios/expected.js";
import { overwatch, overwatchJson } from "../support/overwatch.js";

/** A run whose files are borrowed and become own, runs of small files, and one compressed with LZMA. */
const small = (await readdir(join(recorded, "malformed"))).filter((name) => /_3000(7[6-9]|80|82)_/.test(name));

/** Puts the received files of the suite into a data folder. */
export async function bringFiles(dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await bring("malformed", small, dataFolder);
  await cp(join(recorded, "lzma"), dataFolder, { recursive: true, filter: (path) => !path.endsWith(".json") });
}

/** Digests of all received files, wherever they are by now: in the data folder, in a run or in quarantine. */
export async function receivedDigests(dataFolder: string): Promise<readonly string[]> {
  const digests = new Set<string>();
  for (const entry of await readdir(dataFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/^[A-Z]+hist(os_|s\.).*\.root$/.test(entry.name)) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    digests.add(createHash("sha256").update(bytes).digest("hex"));
  }
  return [...digests].sort();
}

/** The digest of everything derived, as `rebuild --verify` makes it; every difference between it and the disk. */
export async function verified(dataFolder: string) {
  const { digest, differences } = await overwatchJson<{ digest: string; differences: readonly unknown[] }>([
    "rebuild",
    "--verify",
    "--data",
    dataFolder,
  ]);
  return { digest, differences };
}

export const processOnce = (dataFolder: string) => overwatch(["process", "--data", dataFolder]);

/** Mulberry32: the same seed, the same faults. */
export function randoms(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
