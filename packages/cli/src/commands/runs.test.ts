import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleReport } from "@overwatch/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJson } from "../render/pass-json.js";
import { prepareStore } from "../testing/prepare-store.js";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-runs-"));
  await prepareStore(cwd, [
    { run: 300005, files: 3 },
    { run: 300005, subsystem: "TPC", quality: "medium" },
    { run: 300006, quality: "null", endOfRun: 1448389999 },
  ]);
});
afterAll(() => rm(cwd, { recursive: true }));

const call = (...argv: string[]) => runCaptured([...argv, "--data", cwd], { cwd });

describe("overwatch runs list", () => {
  it("prints one line for each run, newest first", async () => {
    const { code, stdout, stderr } = await call("runs", "list");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatchInlineSnapshot(`
      "   RUN  HLT  START (UTC)          LENGTH  QUALITY     SUBSYSTEMS
      300006  C    2015-11-24 18:05:10  28 min  not judged  EMC
      300005  C    2015-11-24 17:05:10   2 min  medium      EMC TPC
      "
    `);
  });

  it("prints the same as JSON, in pages", async () => {
    const newest = {
      run: 300006,
      hltMode: "C",
      startOfRun: 1448388310,
      endOfRun: 1448389999,
      quality: "null",
      subsystems: ["EMC"],
    };
    expect((await call("runs", "list", "--json", "--limit", "1")).json()).toEqual([newest]);
    expect((await call("runs", "list", "--json", "--before", "300006")).json()).toMatchObject([
      { run: 300005, quality: "medium", subsystems: ["EMC", "TPC"] },
    ]);
  });

  it("says what to do when nothing was processed yet", async () => {
    const empty = await mkdtemp(join(cwd, "empty-"));
    const { code, stdout } = await runCaptured(["runs", "list", "--data", empty], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "No run was processed yet: `overwatch process` does it.\n",
    });
    expect((await runCaptured(["runs", "list", "--json", "--data", empty], { cwd })).json()).toEqual([]);
  });

  it("makes no folder where there is none", async () => {
    const { code, stderr } = await runCaptured(["runs", "list", "--data", join(cwd, "mistyped")], { cwd });
    expect(code).toBe(2);
    expect(stderr.replaceAll(cwd, "CWD")).toMatchInlineSnapshot(`
      "overwatch: Expected a data folder, found no folder at CWD/mistyped. Name it with --data, or as \`dataFolder\` in the configuration.
      "
    `);
    expect(await readdir(cwd)).not.toContain("mistyped");
  });

  it.each([
    ["--limit", "0"],
    ["--limit", "many"],
    ["--before", "-1"],
  ])("refuses %s %s", async (option, value) => {
    expect((await call("runs", "list", option, value)).code).toBe(2);
  });
});

describe("overwatch runs show", () => {
  it("prints that run's part of process --json", async () => {
    const subsystems = [
      sampleReport({ run: 300005, files: 3 }),
      sampleReport({ run: 300005, subsystem: "TPC", quality: "medium" }),
    ].map((report) => ({ status: "processed" as const, report }));
    const run = { run: 300005, hltMode: "C", subsystems };
    expect((await call("runs", "show", "300005", "--json")).json()).toEqual(runJson(run, { hists: false }));
    expect((await call("runs", "show", "300005", "--json", "--hists")).json()).toEqual(runJson(run, { hists: true }));
  });

  it("prints it for people", async () => {
    const { code, stdout } = await call("runs", "show", "300005");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Run 300005 {2}\(HLT mode C\)\n/);
    expect(stdout).toContain("\n  TPC   medium");
  });

  it("names the newest run when there is none of that number", async () => {
    const { code, stdout, stderr } = await call("runs", "show", "7");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatchInlineSnapshot(`
      "overwatch: Expected a run that was processed, found nothing of run 7. The newest one is 300006; \`overwatch runs list\` shows all.
      "
    `);
  });

  it.each(["x", "-1", "1.5", "1234567890123456"])("refuses %s as the number of a run", async (text) => {
    expect((await call("runs", "show", text)).code).toBe(2);
  });
});

describe("overwatch runs", () => {
  it("has a help that ends with examples", async () => {
    const { code, stdout } = await runCaptured(["runs", "--help"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/show \[options\] <run> +what was found in a run/);
    expect(stdout.slice(stdout.indexOf("Examples:"))).toMatchInlineSnapshot(`
      "Examples:
        overwatch runs list         one line for each run, newest first
        overwatch runs show 300005  what was found in a run
      "
    `);
  });
});
