import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasErrno, readText, writeAtomically } from "./write-atomically.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-disk-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("writeAtomically", () => {
  it("replaces a file and leaves nothing beside it", async () => {
    await writeFile(join(folder, "a"), "old");
    await writeAtomically(join(folder, "a"), "new");
    expect(await readFile(join(folder, "a"), "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual(["a"]);
  });

  it("leaves the old file and nothing beside it when the new one cannot take its place", async () => {
    await mkdir(join(folder, "a", "full"), { recursive: true });
    await expect(writeAtomically(join(folder, "a"), "new")).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(await readdir(folder)).toEqual(["a"]);
  });

  it("names the errors of the operating system", async () => {
    const error: unknown = await writeAtomically(join(folder, "no", "a"), "").catch((thrown: unknown) => thrown);
    expect([hasErrno(error, "ENOENT"), hasErrno(error, "EACCES"), hasErrno("ENOENT", "ENOENT")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("readText", () => {
  it("has no text for a file that is not there", async () => {
    await writeFile(join(folder, "a"), "A");
    expect([
      await readText(join(folder, "a")),
      await readText(join(folder, "b")),
      await readText(join(folder, "a", "b")),
    ]).toEqual(["A", undefined, undefined]);
  });
});
