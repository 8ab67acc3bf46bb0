import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// A start takes as long as what it loads: commands must not load what others need. Node's coverage knows every file.

const bin = fileURLToPath(new URL("../bin/overwatch.mjs", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const small = join(root, "testdata/runs/malformed/EMChistos_300076_TPC_2015_11_24_18_5_10.root");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-loaded-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The modules that a command loads, in the command's own thread, as paths from the root of the repository. */
async function loadedBy(...args: readonly string[]): Promise<readonly string[]> {
  const coverage = await mkdtemp(join(folder, "coverage-"));
  const env = { ...process.env, HOME: folder, NODE_V8_COVERAGE: coverage };
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: root, env, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  const found: string[] = [];
  for (const name of await readdir(coverage)) {
    const { result } = JSON.parse(await readFile(join(coverage, name), "utf8")) as { result: { url: string }[] };
    found.push(...result.flatMap(({ url }) => (url.startsWith("file:") ? fileURLToPath(url) : [])));
  }
  return found.filter((path) => path.startsWith(root)).map((path) => path.slice(root.length));
}

const packagesOf = (files: readonly string[]) => [
  ...new Set(files.flatMap((file) => /^packages\/([^/]+)\//.exec(file)?.[1] ?? [])),
];

describe("what a command loads", () => {
  it("is little for the version", async () => {
    const files = await loadedBy("--version");
    expect(packagesOf(files).sort()).toEqual(["cli", "core", "root"]);
    expect(files.length).toBeLessThan(20);
  });

  it("is reading and writing for merge, and no configuration", async () => {
    const files = await loadedBy("merge", join(folder, "out.root"), small, small, "--quiet");
    expect(packagesOf(files).sort()).toEqual(["cli", "core", "root"]);
    expect(files.filter((file) => /core\/dist\/(index|config\/index|host|thread|zod)\.js$/.test(file))).toEqual([]);
  });

  it("is neither pages nor receivers, nor what plug-ins are made of, for process", async () => {
    const data = join(folder, "data");
    await cp(small, join(data, "EMChistos_300076_C_2015_11_24_18_5_10.root"));
    await loadedBy("process", "--data", data, "--quiet");
    const files = await loadedBy("process", "--data", data, "--quiet");
    expect(packagesOf(files).sort()).toEqual(["cli", "core", "root", "service"]);
    // Of root the class of errors: nothing came that would have to be read.
    expect(files.filter((file) => /core\/dist\/(index|thread|authors)\.js$|root\/dist\/index\.js$/.test(file))).toEqual(
      [],
    );
  });
});
