import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContext } from "../command-context.js";
import type { Host } from "../doctor/host.js";
import { runCaptured } from "../testing/run-captured.js";
import { createDoctorCommand } from "./doctor.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-doctor-"));
});
afterEach(() => rm(cwd, { recursive: true }));

const host: Host = {
  nodeVersion: "20.19.0",
  platform: "linux",
  now: Date.now,
  importPackage: async () => ({}),
  volumeOf: async () => ({ type: 0xef53, freeBytes: 100e9, freeFiles: undefined }),
  importAlone: async () => undefined,
};

/** The command on a machine on which nothing is wrong. */
async function runHealthy(json: boolean) {
  let stdout = "";
  const writer = { write: (text: string) => (stdout += text) };
  const io = { stdout: writer, stderr: writer, env: {}, cwd, home: undefined, signal: new AbortController().signal };
  const { context, exitCode } = createContext(io, { json, quiet: false, debug: false, color: false }, async () => 0);
  await createDoctorCommand(context, host).parseAsync([], { from: "user" });
  return { code: exitCode(), stdout: stdout.replaceAll(cwd, "CWD").replace(/shows \S+Z/, "shows NOW") };
}

describe("overwatch doctor", () => {
  it("prints one line each, and ends with 0 when nothing is wrong", async () => {
    const { code, stdout } = await runHealthy(false);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "ok       node           Node 20.19.0, 20.19 or newer is needed
      ok       packages       @bokuweb/zstd-wasm loads, for ROOT files compressed with zstd
      ok       packages       @napi-rs/lzma/xz loads, for ROOT files compressed with LZMA
      ok       packages       libsql loads, for the databases
      ok       configuration  the configuration has no faults
      ok       plug-ins       no plug-ins, there is no package.json: each subsystem gets one group with everything
      ok       folders        data folder CWD/data is not there yet and can be made
      ok       disk           100.0 GB are free for CWD/data
      ok       databases      CWD/data is on a local disk
      ok       clock          the clock shows NOW
      "
    `);
  });

  it("prints JSON with --json", async () => {
    const { stdout } = await runHealthy(true);
    expect(JSON.parse(stdout)).toMatchObject({ format: "overwatch-doctor-1", problems: 0 });
  });

  it("ends with 1 and names what is wrong, faults of the configuration included", async () => {
    await writeFile(join(cwd, "config.yaml"), "dataFoldr: x\ndebug: 1\n");
    const { code, stdout } = await runCaptured(["doctor"], { cwd });
    expect(code).toBe(1);
    expect(stdout.split("\n").filter((line) => line.includes("configuration"))).toMatchInlineSnapshot(`
      [
        "problem  configuration  Expected a key of the configuration, found \`dataFoldr\` (config.yaml:1). Did you mean \`dataFolder\`?",
        "problem  configuration  Expected \`debug\` to be true or false, found 1 (config.yaml:2).",
      ]
    `);
  });

  it("looks at the data folder that is asked for", async () => {
    await writeFile(join(cwd, "file"), "");
    const { code, json } = await runCaptured(["doctor", "--json", "--data", "file"], { cwd });
    expect(code).toBe(1);
    const finding = { check: "folders", status: "problem", message: `data folder ${cwd}/file is no folder` };
    expect(json()).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining(finding)]) });
  });

  it("has a help that ends with examples", async () => {
    expect((await runCaptured(["doctor", "--help"], { cwd })).stdout).toMatchInlineSnapshot(`
      "Usage: overwatch doctor [options]

      Look at versions, packages, configuration, plug-ins, folders, disks and clock. One line each; ends
      with 1 when there are problems.

      Options:
        --help           print what a command does and takes

      Global Options:
        --data <dir>     the data folder (default: the configuration's, else ./data)
        --config <file>  a configuration file in place of ./config.yaml
        --json           exactly one JSON document on standard output
        --quiet          no progress, no messages but warnings and errors
        --debug          more messages, and the stack of errors
        --no-color       no colours
        --version        print the version

      Examples:
        overwatch doctor                      everything, one line each
        overwatch doctor --data /data --json  of another data folder, for a script
      "
    `);
  });
});
