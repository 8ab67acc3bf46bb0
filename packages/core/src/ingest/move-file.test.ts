import { link, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { moveFile } from "./move-file.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-move-"));
});
afterEach(() => rm(folder, { recursive: true }));

const nothing = () => Promise.resolve();
const at = (...parts: string[]) => join(folder, ...parts);

describe("moveFile", () => {
  it("moves into folders that it makes", async () => {
    await writeFile(at("a"), "A");
    expect(await moveFile(at("a"), at("Run1", "EMC", "b"), nothing)).toBe("moved");
    expect(await readFile(at("Run1", "EMC", "b"), "utf8")).toBe("A");
    expect(await readdir(folder)).toEqual(["Run1"]);
  });

  it("never replaces another file", async () => {
    await Promise.all([writeFile(at("a"), "A"), writeFile(at("b"), "B")]);
    expect(await moveFile(at("a"), at("b"), nothing)).toBe("taken");
    expect([await readFile(at("a"), "utf8"), await readFile(at("b"), "utf8")]).toEqual(["A", "B"]);
  });

  it("takes the same bytes under the same name as the same file", async () => {
    await Promise.all([writeFile(at("a"), "A"), writeFile(at("b"), "A")]);
    expect(await moveFile(at("a"), at("b"), nothing)).toBe("same");
    expect(await readdir(folder)).toEqual(["b"]);
  });

  it("ends a move that a crash cut in two", async () => {
    await writeFile(at("a"), "A");
    await link(at("a"), at("b"));
    let remembered = false;
    expect(
      await moveFile(at("a"), at("b"), async () => {
        remembered = true;
      }),
    ).toBe("moved");
    expect([remembered, await readdir(folder)]).toEqual([true, ["b"]]);
  });

  it("keeps the old name until what it tells is on disk", async () => {
    await writeFile(at("a"), "A");
    await expect(moveFile(at("a"), at("b"), () => Promise.reject(new Error("disk full")))).rejects.toThrow("disk full");
    expect((await readdir(folder)).sort()).toEqual(["a", "b"]);
    expect(await moveFile(at("a"), at("b"), nothing)).toBe("moved");
  });

  it("says that a file vanished", async () => {
    expect(await moveFile(at("a"), at("b"), nothing)).toBe("vanished");
    expect(await readdir(folder)).toEqual([]);
  });

  it("says that a file vanished although somebody took it in between", async () => {
    await writeFile(at("a"), "A");
    expect(await moveFile(at("a"), at("b"), () => unlink(at("a")))).toBe("moved");
  });

  it("copies what a link points to", async () => {
    await writeFile(at("real"), "A");
    await symlink("real", at("a"));
    expect(await moveFile(at("a"), at("Run1", "b"), nothing)).toBe("moved");
    expect(await readFile(at("Run1", "b"), "utf8")).toBe("A");
    expect((await readdir(folder)).sort()).toEqual(["Run1", "real"]);
  });
});
