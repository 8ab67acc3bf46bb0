import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PLUGIN_API } from "@overwatch/core/plugins";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/run.js";
import { runCaptured } from "../../src/testing/run-captured.js";

const clean = fileURLToPath(new URL("../../../../testdata/runs/clean/", import.meta.url));
const plugin = `
const safeParse = (data) => ({ success: true, data });
export default { $type: "@overwatch/detector", api: "${PLUGIN_API}", subsystem: "HLT", title: "",
  options: { safeParse }, settings: { safeParse },
  hooks: { histogramGroups: [{ name: "Pt", match: "fHistTPCTrackPt" }] } };`;

let cwd: string;
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "overwatch-cli-")));
  const overwatch = { plugin: "detector", subsystem: "HLT", api: `^${PLUGIN_API}` };
  const packageJson = { name: "p", version: "1.0.0", type: "module", exports: "./index.js", overwatch };
  await writeFile(join(cwd, "package.json"), JSON.stringify(packageJson));
  await writeFile(join(cwd, "index.js"), plugin);
  const file = "HLThistos_300005_C_2015_11_24_18_5_12.root";
  await cp(join(clean, file), join(cwd, "runs", file));
});
afterEach(() => rm(cwd, { recursive: true }));

describe("overwatch dev", () => {
  it("prints once what a plug-in makes", async () => {
    const { code, stdout } = await runCaptured(["dev", "--data", "runs", "--once"], { cwd });
    expect(stdout).toMatch(/^quality: null\n\ngroup Pt\n {2}fHistTPCTrackPt\n/);
    expect(code).toBe(0);
  });

  it.each([
    { name: "a build that fails", scripts: { build: "node -e process.exit(1)" }, data: "runs", says: "BUILD_FAILED" },
    { name: "a folder without runs", scripts: {}, data: "none", says: "RECORDED_RUN_MISSING" },
  ])("tells $name", async ({ scripts, data, says }) => {
    const packageJson = JSON.parse(await readFile(join(cwd, "package.json"), "utf8"));
    await writeFile(join(cwd, "package.json"), JSON.stringify({ ...packageJson, scripts }));
    const { code, stdout } = await runCaptured(["dev", "--data", data, "--once"], { cwd });
    expect(stdout).toContain(says);
    expect(code).toBe(1);
  });

  it("shows after a save what changed, and ends on a signal", async () => {
    const abort = new AbortController();
    let stdout = "";
    const ended = run(["dev", "--data", "runs"], {
      stdout: { write: (text) => (stdout += text) },
      stderr: {
        write: (text) => {
          // It waits: the first time something is saved, the second time it was seen.
          if (!text.startsWith("waiting for a save")) return;
          if (stdout.includes("+ ")) abort.abort();
          else void writeFile(join(cwd, "index.js"), plugin.replace('"Pt"', '"Momentum"'));
        },
      },
      env: {},
      cwd,
      home: undefined,
      signal: abort.signal,
    });
    expect(await ended).toBe(0);
    expect(stdout).toContain("  - group Pt\n  + group Momentum\n");
    expect(stdout).toContain("  -   h1 in Pt\n  +   h1 in Momentum");
  });
});
