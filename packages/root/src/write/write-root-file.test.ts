import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeRootFile } from "./encode-root-file.js";
import { writeRootFile } from "./write-root-file.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "overwatch-root-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const entries = ["a", "b/c"].map((path) => ({ path, object: { kind: "named", name: "n", title: path } as const }));

describe("writing a file", () => {
  it("gives the bytes of the file in memory, and nothing beside it", async () => {
    await writeRootFile(join(folder, "x.root"), entries);
    expect(readFileSync(join(folder, "x.root")).equals(encodeRootFile(entries))).toBe(true);
    expect(readdirSync(folder)).toEqual(["x.root"]);
  });

  it("leaves the old file when the entries fail", async () => {
    writeFileSync(join(folder, "x.root"), "old");
    async function* failing() {
      yield* entries;
      throw new Error("no more");
    }
    await expect(writeRootFile(join(folder, "x.root"), failing())).rejects.toThrow("no more");
    expect(readFileSync(join(folder, "x.root"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["x.root"]);
  });

  it("says when the folder is missing", async () => {
    await expect(writeRootFile(join(folder, "none", "x.root"), entries)).rejects.toHaveProperty("code", "WRITE_FAILED");
  });
});
