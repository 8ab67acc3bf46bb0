// The bootstrap in a small tree of its own, with an `npx` and a build that only write down that they ran.
import { spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const build = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync("log", "build ");
mkdirSync("packages/a/dist", { recursive: true });
writeFileSync("packages/a/dist/index.js", "");`;

const npx = `#!/bin/sh
[ -e offline ] && exit 1
printf 'install ' >> log
mkdir -p node_modules/tsup/dist
touch node_modules/.modules.yaml
echo '{}' > node_modules/tsup/package.json
cp build.cjs node_modules/tsup/dist/cli-default.js`;

describe("setup", () => {
  let tree = "";
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), "overwatch-setup-"));
    mkdirSync(join(tree, "scripts"));
    cpSync(join(import.meta.dirname, "setup.mjs"), join(tree, "scripts/setup.mjs"));
    write("package.json", JSON.stringify({ packageManager: "pnpm@0.0.0" }));
    write("packages/a/package.json", JSON.stringify({ exports: { ".": { default: "./dist/index.js" } } }));
    write("packages/a/src/index.ts", "export const a = 1;");
    write("build.cjs", build);
    write("bin/npx", npx);
    chmodSync(join(tree, "bin/npx"), 0o755);
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  it("installs and builds once, and does nothing the second time, without a network", async () => {
    expect(await setup()).toMatchObject({ code: 0, stdout: "" });
    write("offline", "");
    expect(await setup()).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(ran()).toEqual(["install", "build"]);
  });

  it("repeats what a change concerns and nothing else", async () => {
    await setup();
    for (const { change, again } of [
      { change: () => write("packages/a/src/index.test.ts", "a test"), again: [] },
      { change: () => write("packages/a/src/index.ts", "a source"), again: ["build"] },
      { change: () => write("pnpm-lock.yaml", "other dependencies"), again: ["install"] },
      { change: () => rmSync(join(tree, "packages/a/dist"), { recursive: true }), again: ["build"] },
    ]) {
      const before = ran().length;
      change();
      await setup();
      expect(ran().slice(before), String(change)).toEqual(again);
    }
  });

  it("lets several processes share one set-up", async () => {
    const results = await Promise.all([setup(), setup(), setup()]);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(ran()).toEqual(["install", "build"]);
    expect(existsSync(join(tree, ".setup-lock"))).toBe(false);
  });

  it("takes over the lock of a process that was killed", async () => {
    const dead = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => dead.on("exit", resolve));
    write(".setup-lock", String(dead.pid));
    expect(await setup()).toMatchObject({ code: 0 });
  });

  it("says what failed and what to do, with exit code 3", async () => {
    write("offline", "");
    const { code, stderr } = await setup();
    expect(code).toBe(3);
    expect(stderr).toContain(
      "install failed: `npx --yes pnpm@0.0.0 install --frozen-lockfile` ended with exit code 1.",
    );
    expect(stderr).toContain("needs the npm registry");
  });

  function write(file, text) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }

  function ran() {
    appendFileSync(join(tree, "log"), "");
    return readFileSync(join(tree, "log"), "utf8").split(" ").slice(0, -1);
  }

  function setup() {
    const env = { ...process.env, PATH: join(tree, "bin") + delimiter + process.env.PATH };
    const child = spawn(process.execPath, [join(tree, "scripts/setup.mjs")], { env });
    const result = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (text) => {
      result.stdout += text;
    });
    child.stderr.on("data", (text) => {
      result.stderr += text;
    });
    return new Promise((resolve) => child.on("close", (code) => resolve({ ...result, code })));
  }
});
