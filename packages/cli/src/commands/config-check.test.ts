import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-check-"));
});
afterEach(() => rm(cwd, { recursive: true }));

describe("overwatch config check", () => {
  it("says that there are none", async () => {
    expect(await runCaptured(["config", "check"], { cwd })).toMatchObject({
      code: 0,
      stdout: "No faults. Read: no files, there are none.\n",
      stderr: "",
    });
  });

  it("lists all, one line each, and ends with 1", async () => {
    await writeFile(join(cwd, "config.yaml"), "debug: yes\nplugins:\n  hookTimeout: -1\n");
    const { code, stdout } = await runCaptured(["config", "check"], { cwd, env: { OVERWATCH_TIMEZONE: "UTC" } });
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "Expected \`debug\` to be true or false, found the text "yes" (config.yaml:1). Write true or false: in YAML 1.2 yes, no, on and off are texts.
      Expected \`plugins.hookTimeout\` to be a number of seconds above 0, found -1 (config.yaml:3).
      Expected a key of the configuration, found \`OVERWATCH_TIMEZONE\` (environment). Did you mean \`OVERWATCH_TIME_ZONE\`?
      "
    `);
  });

  it("prints them as JSON with their places", async () => {
    const file = join(cwd, "config.yaml");
    await writeFile(file, "debug: 1\n");
    const { code, json } = await runCaptured(["config", "check", "--json"], { cwd });
    expect(code).toBe(1);
    expect(json()).toMatchObject({
      faults: [{ code: "CONFIG_VALUE_INVALID", key: "debug", layer: "file", file, line: 1 }],
    });
  });

  it("lists the files that it read", async () => {
    const file = join(cwd, "config.yaml");
    await writeFile(file, "debug: true\n");
    const { json } = await runCaptured(["config", "check", "--json"], { cwd });
    expect(json()).toEqual({ files: [file], faults: [] });
  });
});

describe("overwatch config schema", () => {
  it("prints JSON schema, with and without --json", async () => {
    const forPeople = await runCaptured(["config", "schema"], { cwd });
    const forPrograms = await runCaptured(["config", "schema", "--json"], { cwd });
    expect(forPeople.json()).toEqual(forPrograms.json());
    expect(forPrograms.json()).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      properties: { dataFolder: { type: "string", default: "data" } },
    });
  });
});
