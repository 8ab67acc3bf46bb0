import { appendFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { JOURNAL, openJournal } from "./journal.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-journal-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("openJournal", () => {
  it("remembers what was done until the end, also behind a line that was cut off", async () => {
    const first = await openJournal(folder, "recipe", false);
    await first.add(1, { EMC: "a", HLT: "b" });
    await appendFile(join(folder, JOURNAL), '{"run":2,"ma');
    const second = await openJournal(folder, "recipe", false);
    expect([...second.done]).toEqual([[1, { EMC: "a", HLT: "b" }]]);
    await second.add(3, {});
    const third = await openJournal(folder, "recipe", false);
    expect([...third.done.keys()]).toEqual([1, 3]);
    await third.end();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    { name: "another recipe", recipe: "other", restart: false },
    { name: "a restart", recipe: "recipe", restart: true },
  ])("begins anew for $name", async ({ recipe, restart }) => {
    await (await openJournal(folder, "recipe", false)).add(1, {});
    expect((await openJournal(folder, recipe, restart)).done.size).toBe(0);
  });
});
