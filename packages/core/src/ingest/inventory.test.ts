import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdsFiles } from "./inventory.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-inventory-"));
  await mkdir(join(folder, "EMC"));
  const files = {
    "EMChists.2015_11_24_18_5_10.root": "a",
    "EMChists.2015_11_24_18_6_10.root": "b",
    "report.json": "{}",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "EMC", name), text);
  // A name that a move has claimed and not filled yet.
  await writeFile(join(folder, "EMC", "EMChists.2015_11_24_18_7_10.root"), "");
});
afterAll(() => rm(folder, { recursive: true }));

const both = ["EMChists.2015_11_24_18_5_10.root", "EMChists.2015_11_24_18_6_10.root"];

describe("holdsFiles", () => {
  it.each<[string, string, readonly string[], boolean]>([
    ["all of them", "EMC", both, true],
    ["them in another order", "EMC", both.toReversed(), true],
    ["one more than is known", "EMC", both.slice(1), false],
    ["one less", "EMC", [...both, "EMChists.2015_11_24_18_8_10.root"], false],
    ["nothing, where there is no folder", "TPC", [], true],
    ["nothing of what should be there", "TPC", both, false],
  ])("%s", async (_, subsystem, names, expected) => {
    expect(await holdsFiles(folder, subsystem, names, "Europe/Zurich")).toBe(expected);
  });
});
