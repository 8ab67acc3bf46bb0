import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "overwatch-cli-")));
});
afterEach(() => rm(cwd, { recursive: true }));

const code = (subsystem: string) => `
  const safeParse = (data) => ({ success: true, data });
  export default { $type: "@overwatch/detector", api: "1.0.0", subsystem: "${subsystem}", title: "",
    options: { safeParse }, settings: { safeParse }, hooks: {} };`;

async function deploy(packages: Record<string, { json?: object; code?: string } | undefined>): Promise<void> {
  for (const [name, content] of Object.entries(packages)) {
    if (content === undefined) continue;
    const folder = join(cwd, "node_modules", name);
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, "package.json"),
      JSON.stringify({ version: "1.0.0", type: "module", ...content.json }),
    );
    await writeFile(join(folder, "index.js"), content.code ?? "");
  }
  const dependencies = Object.fromEntries(Object.keys(packages).map((name) => [name, "1"]));
  await writeFile(join(cwd, "package.json"), JSON.stringify({ dependencies }));
}

const overwatch = (subsystem: string, api = "^1.0.0") => ({ overwatch: { plugin: "detector", subsystem, api } });

describe("overwatch plugins list", () => {
  it("says of every package what came of it", async () => {
    await deploy({
      "@site/abc": { json: overwatch("ABC"), code: code("ABC") },
      another: { json: overwatch("ABC"), code: code("ABC") },
      broken: { json: overwatch("BRK"), code: "throw new Error('boom')" },
      library: {},
      missing: undefined,
      old: { json: overwatch("OLD", "^7.0.0") },
      unwanted: { json: overwatch("XYZ") },
    });
    await writeFile(join(cwd, "config.yaml"), "plugins:\n  exclude: [unwanted]\n");
    const { code: exit, json } = await runCaptured(["plugins", "list", "--json"], { cwd });
    expect(exit).toBe(1);
    expect(json()).toEqual([
      { package: "@site/abc", version: "1.0.0", status: "loaded", subsystem: "ABC", api: "^1.0.0", why: null },
      {
        package: "another",
        version: "1.0.0",
        status: "failed",
        subsystem: "ABC",
        api: "^1.0.0",
        why: expect.stringContaining("@site/abc is for it, too"),
      },
      {
        package: "broken",
        version: "1.0.0",
        status: "failed",
        subsystem: "BRK",
        api: "^1.0.0",
        why: expect.stringContaining("it threw Error: boom"),
      },
      {
        package: "library",
        version: "1.0.0",
        status: "skipped",
        subsystem: null,
        api: null,
        why: expect.stringContaining("no field `overwatch`"),
      },
      {
        package: "missing",
        version: null,
        status: "failed",
        subsystem: null,
        api: null,
        why: expect.stringContaining("npm install"),
      },
      {
        package: "old",
        version: "1.0.0",
        status: "failed",
        subsystem: "OLD",
        api: "^7.0.0",
        why: expect.stringContaining("is for ^7.0.0"),
      },
      {
        package: "unwanted",
        version: "1.0.0",
        status: "skipped",
        subsystem: null,
        api: null,
        why: "excluded by plugins.exclude",
      },
    ]);
  });

  it("prints one line for each package", async () => {
    await deploy({ "@site/abc": { json: overwatch("ABC"), code: code("ABC") }, library: {} });
    const { code: exit, stdout } = await runCaptured(["plugins", "list"], { cwd });
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "STATUS   PACKAGE    VERSION  SUBSYSTEM  API
      loaded   @site/abc  1.0.0    ABC        ^1.0.0
      skipped  library    1.0.0    -          -       not a plug-in: no field \`overwatch\` in its package.json
      "
    `);
  });

  it("warns of an excluded package that is no dependency", async () => {
    await deploy({});
    await writeFile(join(cwd, "config.yaml"), "plugins:\n  exclude: [misspelt]\n");
    const { code: exit, stdout, stderr } = await runCaptured(["plugins", "list"], { cwd });
    expect({ exit, stdout: stdout.replace(cwd, "CWD") }).toEqual({
      exit: 0,
      stdout: "CWD/package.json has no dependencies, so there are no plug-ins.\n",
    });
    expect(stderr).toContain("plugins.exclude names misspelt");
  });

  it("checks the settings of the configuration by the plug-in's schema", async () => {
    const strict = code("ABC").replace(
      "settings: { safeParse }",
      "settings: { safeParse: () => ({ success: true, data: { min: 1 } }) }",
    );
    await deploy({ abc: { json: overwatch("ABC"), code: strict } });
    await writeFile(join(cwd, "config.yaml"), "detectors:\n  ABC:\n    settings:\n      mim: 3\n");
    const { code: exit, json } = await runCaptured(["plugins", "list", "--json"], { cwd });
    expect(exit).toBe(1);
    expect(json()).toMatchObject([{ status: "failed", why: expect.stringContaining("Did you mean `min`?") }]);
  });

  it("has a help that ends with examples", async () => {
    expect((await runCaptured(["plugins", "list", "--help"], { cwd })).stdout).toMatchInlineSnapshot(`
      "Usage: overwatch plugins list [options]

      Import the plug-ins of this deployment and say of every package what came of it. Exit 1: one failed.

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
        overwatch plugins list         one line for each package
        overwatch plugins list --json  the same as JSON
      "
    `);
  });
});
