import { createWriteStream } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ARCHIVE_FORMAT, MANIFEST } from "../archive/manifest.js";
import { runCaptured } from "../testing/run-captured.js";

const { ZipFile } = await import("yazl");
const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const good = "EMChistos_300076_TPC_2015_11_24_18_5_10.root";
const path = "Run300076/EMC/EMChists.2015_11_24_18_5_10.root";

let cwd: string;
let elsewhere: string;
let number = 0;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-pack-"));
  await cp(join(runs, good), join(cwd, "data", good));
  await overwatch("process");
  await overwatch("runs", "pack", "300076", "run.zip");
});
afterAll(() => rm(cwd, { recursive: true }));
beforeEach(() => {
  elsewhere = `elsewhere${++number}`;
});

const overwatch = (...args: string[]) => runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
const unpack = (file: string, ...more: string[]) =>
  overwatch("runs", "unpack", file, "--data", join(cwd, elsewhere), "--json", ...more);
const report = async (data: string) => {
  const { madeBy: _, ...said } = JSON.parse(await readFile(join(cwd, data, "Run300076/EMC/report.json"), "utf8"));
  return said;
};
const received = async () =>
  (await readdir(join(cwd, elsewhere), { recursive: true })).filter((name) => !name.startsWith("."));

/** A zip of somebody else. */
async function writeZip(name: string, entries: Readonly<Record<string, string>>): Promise<string> {
  const zip = new ZipFile();
  for (const [entry, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), entry.replaceAll("../", "__/"));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(cwd, name)));
  // The library refuses such names when it writes, too.
  const bytes = await readFile(join(cwd, name), "latin1");
  await writeFile(join(cwd, name), bytes.replaceAll("__/", "../"), "latin1");
  return name;
}

const manifest = (files: readonly unknown[], run: unknown = 1) =>
  JSON.stringify({ format: ARCHIVE_FORMAT, run, files });
const sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"; // of "x"
const file = (path: string, size = 1) => ({ path, size, sha256 });

describe("overwatch runs pack and unpack", () => {
  it("makes an archive that rebuilds elsewhere", async () => {
    const { code, json } = await unpack("run.zip");
    expect([code, json()]).toEqual([0, { format: "overwatch-unpack-1", run: 300076, files: 2 }]);
    await overwatch("process", "--data", join(cwd, elsewhere));
    expect(await report(elsewhere)).toEqual(await report("data"));
    expect((await unpack("run.zip")).code).toBe(0); // the same bytes are there: nothing happens
  });

  it("replaces nothing", async () => {
    const pack = await overwatch("runs", "pack", "300076", "run.zip", "--json");
    expect([pack.code, pack.json()]).toMatchObject([2, { error: { code: "ARCHIVE_EXISTS" } }]);
    await unpack("run.zip");
    await writeFile(join(cwd, elsewhere, path), "other");
    const { code, json } = await unpack("run.zip");
    expect([code, json()]).toMatchObject([1, { error: { code: "RUN_DIFFERS" } }]);
  });

  it.each<{ name: string; entries: Record<string, string>; code: string }>([
    { name: "no manifest", entries: { "Run1/EMC/EMChists.1.root": "x" }, code: "ARCHIVE_INVALID" },
    { name: "a manifest that is no JSON", entries: { [MANIFEST]: "{" }, code: "ARCHIVE_INVALID" },
    {
      name: "no number of a run",
      entries: { [MANIFEST]: manifest([file("Run1/runInfo.yaml")], "../1") },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "a listed path that leads out",
      entries: { [MANIFEST]: manifest([file("Run1/../../evil.root")]), "Run1/../../evil.root": "x" },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "an entry that leads out",
      entries: { [MANIFEST]: manifest([file("Run1/runInfo.yaml")]), "../evil.root": "x" },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "a derived file",
      entries: { [MANIFEST]: manifest([file("Run1/EMC/report.json")]), "Run1/EMC/report.json": "x" },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "an entry that is not listed",
      entries: { [MANIFEST]: manifest([file("Run1/runInfo.yaml")]), "Run1/EMC/EMChists.1.root": "x" },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "a file that is missing",
      entries: { [MANIFEST]: manifest([file("Run1/runInfo.yaml")]) },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "a size that is not true: a bomb",
      entries: {
        [MANIFEST]: manifest([file("Run1/EMC/EMChists.1.root", 10)]),
        "Run1/EMC/EMChists.1.root": "x".repeat(1e6),
      },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "other bytes",
      entries: { [MANIFEST]: manifest([file("Run1/runInfo.yaml")]), "Run1/runInfo.yaml": "y" },
      code: "ARCHIVE_INVALID",
    },
    {
      name: "more than the limit",
      entries: { [MANIFEST]: manifest([file("Run1/runInfo.yaml", 2e9)]), "Run1/runInfo.yaml": "x" },
      code: "ARCHIVE_TOO_LARGE",
    },
  ])("refuses an archive with $name, and unpacks nothing", async ({ entries, code }) => {
    const zip = await writeZip(`${elsewhere}.zip`, entries);
    const { code: exit, json } = await unpack(zip, "--max-gigabytes", "1");
    expect([exit, json()]).toMatchObject([1, { error: { code } }]);
    expect(await received()).toEqual([]);
  });

  it("refuses what is no zip, or is cut off", async () => {
    await writeFile(join(cwd, "no.zip"), "no zip");
    const whole = await readFile(join(cwd, "run.zip"));
    await writeFile(join(cwd, "half.zip"), whole.subarray(0, whole.length / 2));
    for (const name of ["no.zip", "half.zip"]) {
      const { code, json } = await unpack(name);
      expect([code, json()]).toMatchObject([1, { error: { code: "ARCHIVE_INVALID" } }]);
    }
    expect(await received()).toEqual([]);
  });
});
