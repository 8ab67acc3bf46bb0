import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const good = "EMChistos_300076_TPC_2015_11_24_18_5_10.root";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-rebuild-"));
  await cp(join(runs, good), join(cwd, "data", good));
  await overwatch("process");
});
afterAll(() => rm(cwd, { recursive: true }));

const overwatch = (...args: string[]) => runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
const report = () => join(cwd, "data", "Run300076", "EMC", "report.json");

describe("overwatch rebuild", () => {
  it("makes again what was removed, and proves that all is as it should be", async () => {
    const before = JSON.parse(await readFile(report(), "utf8")) as { key: string };
    await rm(report());
    const made = await overwatch("rebuild", "--json", "--workers", "2");
    expect([made.code, made.json()]).toMatchObject([
      0,
      { format: "overwatch-rebuild-1", runs: 1, files: 1, failed: [] },
    ]);
    expect(JSON.parse(await readFile(report(), "utf8"))).toMatchObject({ key: before.key });

    const proof = await overwatch("rebuild", "--verify", "--json");
    const { digest } = made.json() as { digest: string };
    expect([proof.code, proof.json()]).toMatchObject([0, { format: "overwatch-verify-1", differences: [], digest }]);
  });

  it("names what differs, and ends with 1", async () => {
    const text = await readFile(report(), "utf8");
    await writeFile(report(), text.replace('"runLength":0', '"runLength":7'));
    const { code, stdout } = await overwatch("rebuild", "--verify");
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining("Run300076/EMC report.json runLength: expected 0, found 7"),
    ]);
    const index = await overwatch("rebuild", "--index", "--json");
    expect([index.code, index.json()]).toMatchObject([0, { published: 1, removed: 0 }]);
    await writeFile(report(), text);
  });

  it.each([["0"], ["two"], ["1000"]])("refuses %s workers", async (workers) => {
    const { code, stderr } = await overwatch("rebuild", "--workers", workers);
    expect([code, stderr]).toEqual([2, expect.stringContaining("number of threads")]);
  });
});
