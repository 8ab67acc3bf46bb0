import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "./commands/index.js";
import { runCaptured } from "./testing/run-captured.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-run-"));
  await writeFile(join(cwd, "faulty.yaml"), "debug: 1\ntimezone: UTC\n");
});
afterAll(() => rm(cwd, { recursive: true }));

describe("wrong use ends with 2 and one line that says what to do", () => {
  it.each([
    [[], "overwatch: Expected a command, found none. Run `overwatch --help` for the list.\n"],
    [
      ["confg", "print"],
      "overwatch: Expected a command, found `confg`. Did you mean `config`? Run `overwatch --help` for the list.\n",
    ],
    [
      ["config", "prnt"],
      "overwatch: Expected a command of `config`, found `prnt`. Did you mean `print`? Run `overwatch config --help` for the list.\n",
    ],
    [["config"], "overwatch: Expected a command of `config`, found none. Its commands are print, check, schema, o2.\n"],
    [
      ["config", "print", "--orgin"],
      "overwatch: Expected an option of `overwatch config print`, found `--orgin`. Did you mean `--origin`? Run `overwatch config print --help` for the list.\n",
    ],
    [
      ["--jsn", "config", "print"],
      "overwatch: Expected an option of `overwatch`, found `--jsn`. Did you mean `--json`? Run `overwatch --help` for the list.\n",
    ],
    [
      ["config", "print", "--data"],
      "overwatch: Option `--data <dir>` argument missing. Run `overwatch --help` for what it takes.\n",
    ],
    [
      ["config", "print", "more"],
      "overwatch: Too many arguments for `print`. Expected 0 arguments but got 1. Run `overwatch config print --help` for what it takes.\n",
    ],
    [
      ["config", "print", "--module", "web"],
      "overwatch: Option `--module <name>` argument `web` is invalid. Allowed choices are receiver, processing, webApp. Run `overwatch config print --help` for what it takes.\n",
    ],
    [
      ["config", "print", "--config", "none.yaml"],
      "overwatch: Expected a configuration file, found nothing at none.yaml. Give the path of an existing file to --config.\n",
    ],
  ])("%j", async (argv, line) => {
    expect(await runCaptured(argv, { cwd })).toMatchObject({ code: 2, stdout: "", stderr: line });
  });
});

describe("an error", () => {
  const faulty = ["config", "print", "--config", "faulty.yaml"];

  it("is one line, also when there are several faults", async () => {
    expect((await runCaptured(faulty, { cwd })).stderr).toMatchInlineSnapshot(`
      "overwatch: Expected a configuration without faults, found 2: Expected \`debug\` to be true or false, found 1 (faulty.yaml:1). Expected a key of the configuration, found \`timezone\` (faulty.yaml:2). Did you mean \`timeZone\`? Run \`overwatch config check\` for one line each.
      "
    `);
  });

  it("is one JSON document with --json", async () => {
    const { code, json, stderr } = await runCaptured([...faulty, "--json"], { cwd });
    expect(code).toBe(2);
    expect(json()).toMatchObject({ error: { code: "CONFIG_INVALID" } });
    expect(stderr.split("\n")).toHaveLength(2);
  });

  it("is one JSON document also when the general options are wrong", async () => {
    const { json } = await runCaptured(["config", "print", "--json", "--data"], { cwd });
    expect(json()).toMatchObject({ error: { code: "USAGE_ARGUMENT_INVALID" } });
  });

  it("has its stack with --debug", async () => {
    const { stderr } = await runCaptured([...faulty, "--debug"], { cwd });
    expect(stderr).toMatch(/\n {4}at .*load-config/);
  });
});

describe("help", () => {
  it("lists all commands", async () => {
    const { code, stdout } = await runCaptured(["--help"]);
    expect(code).toBe(0);
    const lines = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    for (const { name, summary } of commands) {
      expect(lines).toContainEqual([name, expect.stringContaining(summary.slice(0, 20))]);
    }
  });

  it.each(commands.map(({ name }) => [name]))("of %s has its summary and ends with two examples", async (name) => {
    const row = commands.find((each) => each.name === name);
    const { code, stdout } = await runCaptured([name, "--help"]);
    expect(code).toBe(0);
    const examples = stdout.split("\nExamples:\n")[1]?.trimEnd().split("\n") ?? [];
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(examples.every((line) => line.startsWith(`  overwatch ${name}`))).toBe(true);
    expect((await runCaptured(["help", name])).stdout).toBe(stdout);
    expect((await row?.load())?.name).toMatch(/^create\w+Command$/);
  });

  it("comes with the version on request", async () => {
    expect(await runCaptured(["--version"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
});
