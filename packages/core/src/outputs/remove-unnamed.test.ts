import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeUnnamed } from "./remove-unnamed.js";

const now = 1_700_000_000_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-unnamed-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Processed and combined files, named by their age in seconds. */
async function leave(kind: string, ages: readonly number[]): Promise<void> {
  for (const age of ages) {
    const path = join(folder, `hists.${kind}.${age}.root`);
    await writeFile(path, "");
    await utimes(path, now / 1000, now / 1000 - age);
  }
}

async function left(kind: string): Promise<readonly number[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`hists.${kind}.`));
  return names.map((name) => Number(name.split(".")[2])).sort((a, b) => a - b);
}

describe("removeUnnamed", () => {
  it.each([
    { name: "passes each second leave a minute", ages: [1, 2, 30, 59, 61, 90, 500], stay: [1, 2, 30, 59] },
    { name: "a file a minute: the newest two", ages: [70, 130, 190, 250], stay: [70, 130] },
    { name: "rare ones go after ten minutes", ages: [599, 601, 4000], stay: [599] },
  ])("$name", async ({ ages, stay }) => {
    await leave("processed", ages);
    await leave("combined", ages);
    await removeUnnamed(folder, [], now);
    expect([await left("processed"), await left("combined")]).toEqual([stay, stay]);
  });

  it("touches neither what the report names nor other files", async () => {
    await leave("processed", [5000]);
    await leave("copied", [5000]);
    await removeUnnamed(folder, ["hists.processed.5000.root"], now);
    expect(await readdir(folder)).toHaveLength(2);
  });
});
