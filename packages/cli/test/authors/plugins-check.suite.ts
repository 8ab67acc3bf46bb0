import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PLUGIN_API } from "@overwatch/core/plugins";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../../src/testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "overwatch-cli-")));
});
afterEach(() => rm(cwd, { recursive: true }));

const runs = fileURLToPath(new URL("../../../../testdata/runs/", import.meta.url));

/** A plug-in in plain JavaScript that imports nothing, as an outside author could write it. */
function code({ subsystem = "HLT", hooks = "{}", before = "" } = {}): string {
  return `${before}
    const safeParse = (data) => ({ success: true, data });
    export default { $type: "@overwatch/detector", api: "${PLUGIN_API}", subsystem: "${subsystem}", title: "",
      options: { safeParse }, settings: { safeParse }, hooks: ${hooks} };`;
}

async function write(source: string, packageJson: object = {}): Promise<void> {
  const manifest = {
    name: "overwatch-detector-hlt",
    version: "1.2.3",
    type: "module",
    exports: "./index.js",
    files: ["index.js"],
    overwatch: { plugin: "detector", subsystem: "HLT", api: `^${PLUGIN_API}` },
    peerDependencies: { "@overwatch/detectors-sdk": "*" },
    ...packageJson,
  };
  await writeFile(join(cwd, "package.json"), JSON.stringify(manifest));
  await writeFile(join(cwd, "index.js"), source);
}

async function check(...args: readonly string[]) {
  const { code: exit, json } = await runCaptured(["plugins", "check", ".", "--json", ...args], { cwd });
  const report = json() as { readonly findings: readonly { code: string; message: string }[]; readonly runs: unknown };
  return { exit, ...report };
}

describe("overwatch plugins check", () => {
  it("finds nothing in a sound package, and says what it saw of its recorded runs", async () => {
    await write(code());
    await mkdir(join(cwd, "testdata"));
    for (const minute of ["5_12", "6_14"]) {
      const file = `HLThistos_300005_C_2015_11_24_18_${minute}.root`;
      await cp(join(runs, "clean", file), join(cwd, "testdata", file));
    }
    const { exit, findings, ...report } = await check();
    expect(findings).toEqual([]);
    expect(exit).toBe(0);
    expect(report).toMatchObject({
      format: "overwatch-plugin-check-1",
      package: "overwatch-detector-hlt",
      version: "1.2.3",
      subsystem: "HLT",
      runs: [{ run: 300005, files: 2, groups: 1, trends: 0, quality: "null" }],
    });
  });

  it.each([
    { name: "no manifest", source: code(), json: { overwatch: undefined }, codes: ["MANIFEST_INVALID"] },
    {
      name: "another API",
      source: code(),
      json: { overwatch: { plugin: "detector", subsystem: "HLT", api: "^7.0.0" } },
      codes: ["API_MISMATCH"],
    },
    { name: "no build", source: code(), json: { exports: "./dist/index.js" }, codes: ["IMPORT_FAILED"] },
    { name: "code that throws", source: "throw new Error('boom');", json: {}, codes: ["IMPORT_FAILED"] },
    {
      name: "code that ends the process",
      source: code({ before: "process.exit(3);" }),
      json: {},
      codes: ["PLUGIN_HANGS"],
    },
    { name: "code for another subsystem", source: code({ subsystem: "TPC" }), json: {}, codes: ["PLUGIN_INVALID"] },
    {
      name: "a group that never gets anything",
      source: code({ hooks: '{ histogramGroups: [{ name: "All", match: "*" }, { name: "B", match: "b*" }] }' }),
      json: {},
      codes: ["GROUP_UNREACHABLE"],
    },
  ])("finds $name", async ({ source, json, codes }) => {
    await write(source, json);
    const { exit, findings } = await check();
    expect(findings.map(({ code: found }) => found)).toEqual(codes);
    expect(exit).toBe(1);
  });

  it("finds a plug-in that remembers, and rules that match nothing", async () => {
    const hooks = `{
      histogramGroups: [{ name: "Gone", match: "gone" }, { name: "All", match: "*" }],
      processors: [{ kind: "any", id: "count", match: "*", run: () => ({ information: { calls: calls++ } }) }] }`;
    await write(code({ hooks, before: "let calls = 0;" }));
    await cp(join(runs, "clean/HLThistos_300005_C_2015_11_24_18_5_12.root"), join(cwd, "some.root"));
    const { findings } = await check("--runs", ".");
    expect(findings.map(({ code: found }) => found)).toEqual(["PLUGIN_NOT_REPEATABLE", "RULE_WITHOUT_HISTOGRAM"]);
  });

  it("prints it for people", async () => {
    await write(code(), { peerDependencies: {} });
    const { stdout } = await runCaptured(["plugins", "check"], { cwd });
    expect(stdout).toContain("overwatch-detector-hlt 1.2.3, HLT, plug-in API");
    expect(stdout).toContain("no recorded runs: put ROOT files into testdata\nSDK_NOT_PEER\n");
    expect(stdout).toContain("1 finding\n");
  });
});
