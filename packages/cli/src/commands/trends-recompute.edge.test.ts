import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/malformed/", import.meta.url));
const hist = "EMCTRQA_histFastORL0";

let cwd: string;
let trends: object;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-recompute-"));
  trends = { t: { trender: "quantile", hist, config: { p: 0.5 } }, other: { trender: "entries", hist } };
  const names = (await readdir(runs)).filter((name) => name.startsWith("EMChistos_300082_"));
  for (const name of names) await cp(join(runs, name), join(cwd, "data", name));
  expect((await overwatch("process", "--json")).code).toBe(0);
});
afterEach(() => rm(cwd, { recursive: true }));

async function overwatch(...args: string[]) {
  await writeFile(join(cwd, "config.yaml"), JSON.stringify({ detectors: { EMC: { trends } } }));
  return runCaptured([...args, "--quiet"], { cwd, env: {}, home: cwd });
}
const json = async (...args: string[]) => (await overwatch(...args, "--json")).json() as never;
const shown = async (...args: string[]) =>
  ((await json("trends", "show", "t", ...args)) as { points: { value: number }[] }).points.map(({ value }) => value);
const report = () => readFile(join(cwd, "data", "Run300082", "EMC", "report.json"), "utf8");

describe("overwatch trends recompute", () => {
  it("finds the points that arose as the files came, and writes nothing", async () => {
    const before = await report();
    expect(await json("trends", "recompute")).toMatchObject({
      format: "overwatch-recompute-1",
      totals: { runs: 1, same: 2, changed: 0, new: 0, points: 6, failed: 0 },
      runs: [],
    });
    expect(await report()).toBe(before);
    expect(await readdir(join(cwd, "data", "Run300082", "EMC"))).not.toContain("trends.other.json");
  });

  it("brings a trend to its present configuration, and keeps what there was", async () => {
    const [old, before] = [await shown(), await report()];
    trends = { ...trends, t: { trender: "quantile", hist, config: { p: 0.9 } } };
    const { runs: changed } = (await json("trends", "recompute", "t", "--runs", "300082")) as {
      runs: { trends: { version: string }[] }[];
    };
    expect(changed).toMatchObject([
      { run: 300082, subsystem: "EMC", trends: [{ id: "t", outcome: "new", points: 3 }] },
    ]);
    expect(await report()).toBe(before);
    const made = await shown();
    expect(made).not.toEqual(old);
    const [row] = (await json("trends", "list")) as { version: string; earlier: { version: string }[] }[];
    expect(row).toMatchObject({ id: "other" });
    const list = (await json("trends", "list")) as { id: string; version: string; earlier: { version: string }[] }[];
    const listed = list.find(({ id }) => id === "t");
    expect(listed).toMatchObject({ version: changed[0]?.trends[0]?.version, earlier: [{ points: 3, toRun: 300082 }] });
    const version = listed?.earlier[0]?.version ?? "";
    expect(await shown("--made-with", version)).toEqual(old);

    // Processed with it, the run has the same points by itself; the old ones stay, also when the index is made anew.
    await overwatch("process", "--force", "--run", "300082");
    expect(await shown()).toEqual(made);
    await rm(join(cwd, "data", "overwatch.db"));
    expect([await shown(), await shown("--made-with", version)]).toEqual([made, old]);
    expect((await overwatch("trends", "show", "t")).stdout).toContain(`--made-with ${version}`);
    expect(await json("trends", "recompute")).toMatchObject({ totals: { same: 2, changed: 0, new: 0 } });
    expect(await json("rebuild")).toMatchObject({ failed: [] });
    expect(await shown("--made-with", version)).toEqual(old);
    expect(await json("rebuild", "--verify")).toMatchObject({ differences: [] });
  });

  it.each([
    { name: "an unknown trend", argv: ["recompute", "nothing"], code: 1, says: "`nothing`" },
    { name: "an unknown version", argv: ["show", "t", "--made-with", "abc"], code: 2, says: "--made-with" },
    { name: "runs the wrong way round", argv: ["recompute", "--runs", "9-1"], code: 2, says: "A-B" },
  ])("refuses $name", async ({ argv, code, says }) => {
    const result = await overwatch("trends", ...argv);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr: expect.stringContaining(says) });
  });
});
