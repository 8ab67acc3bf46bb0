import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfigFile } from "./read-config-file.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-file-"));
  path = join(folder, "config.yaml");
});
afterEach(() => rm(folder, { recursive: true }));

const read = (required = false) => readConfigFile({ layer: "file", path, label: "config.yaml", required });

describe("readConfigFile", () => {
  it("reads a file with the lines of its keys", async () => {
    await writeFile(path, "debug: true\ntimeZone: UTC");
    const result = await read();
    if (result.status !== "read") throw new Error("expected a layer");
    expect(result.layer.value).toEqual({ debug: true, timeZone: "UTC" });
    expect(result.layer.originOf(["timeZone"])).toEqual({ layer: "file", file: path, line: 2 });
  });

  it("passes over what is not there", async () => {
    expect(await read()).toEqual({ status: "absent" });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["a file that must be there", async () => {}, "CONFIG_FILE_MISSING"],
    ["a folder", () => mkdir(path), "CONFIG_FILE_INVALID"],
    ["a link to itself", () => symlink(path, path), "CONFIG_FILE_UNREADABLE"],
    ["a file above 1 MB", () => writeFile(path, `# ${"x".repeat(1_000_000)}`), "CONFIG_FILE_INVALID"],
    ["no UTF-8", () => writeFile(path, Uint8Array.of(0x61, 0x3a, 0x20, 0xff)), "CONFIG_FILE_INVALID"],
    ["a ROOT file", () => writeFile(path, Uint8Array.of(0x72, 0x6f, 0x6f, 0x74, 0, 0, 0, 1)), "CONFIG_FILE_INVALID"],
  ])("refuses %s", async (_name, prepare, code) => {
    await prepare();
    expect(await read(true)).toMatchObject({ status: "faulty", fault: { code, file: path } });
  });

  it.skipIf(process.platform === "win32")("does not wait at a pipe or read a device", async () => {
    execFileSync("mkfifo", [path]);
    expect(await read()).toMatchObject({ status: "faulty", fault: { code: "CONFIG_FILE_INVALID" } });
    await rm(path);
    await symlink("/dev/zero", path);
    expect(await read()).toMatchObject({ status: "faulty", fault: { code: "CONFIG_FILE_INVALID" } });
  });
});
