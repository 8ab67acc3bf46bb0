/** One case for each fault with its exact wording: a table, longer than other files. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isOverwatchError } from "../errors/index.js";
import type { ConfigFault, LoadConfigOptions } from "./config.js";
import { loadConfig } from "./load-config.js";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-faults-"));
});
afterEach(() => rm(cwd, { recursive: true }));

/** What is said about a `config.yaml` with this text: code, message, hint. */
async function fail(text: string, options: Partial<LoadConfigOptions> = {}): Promise<string> {
  await writeFile(join(cwd, "config.yaml"), text);
  const { code, message, hint } = await findError(options);
  return [code, message, ...(hint === undefined ? [] : [hint])].join("\n");
}

async function findError(options: Partial<LoadConfigOptions>) {
  try {
    await loadConfig({ cwd, env: {}, ...options });
  } catch (error) {
    if (isOverwatchError(error)) return error;
    throw error;
  }
  throw new Error("expected an error");
}

describe("a fault in a file", () => {
  it("a misspelt key", async () => {
    expect(await fail("\ndataFoldr: x")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`dataFoldr\` (config.yaml:2).
      Did you mean \`dataFolder\`?"
    `);
  });

  it("a misspelt key in a section", async () => {
    expect(await fail("plugins:\n  hookTimout: 3")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`plugins.hookTimout\` (config.yaml:2).
      Did you mean \`plugins.hookTimeout\`?"
    `);
  });

  it("a key in the wrong section", async () => {
    expect(await fail("hookTimeout: 3")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`hookTimeout\` (config.yaml:1).
      Did you mean \`plugins.hookTimeout\`?"
    `);
  });

  it("a key of the top in a section", async () => {
    expect(await fail("plugins:\n  timeZone: UTC")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`plugins.timeZone\` (config.yaml:2).
      Did you mean \`timeZone\`?"
    `);
  });

  it("a key of the former system", async () => {
    expect(await fail("dirPrefix: data")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`dirPrefix\` (config.yaml:1).
      Did you mean \`dataFolder\`?"
    `);
  });

  it("a key that resembles nothing", async () => {
    expect(await fail("zzzzzzzzzz: 1")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`zzzzzzzzzz\` (config.yaml:1).
      Remove it; \`overwatch config schema\` prints all keys with their meaning."
    `);
  });

  it("a misspelt key of an alternative", async () => {
    expect(await fail("reprocess: { lst: 3 }")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`reprocess.lst\` (config.yaml:1).
      Did you mean \`reprocess.last\`?"
    `);
  });

  it("a misspelt key of the file names", async () => {
    expect(await fail("fileName: { grammr: alice }")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`fileName.grammr\` (config.yaml:1).
      Did you mean \`fileName.grammar\`?"
    `);
  });

  it("a misspelt key of a detector", async () => {
    expect(await fail("detectors: { EMC: { alarm: {} } }")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`detectors.EMC.alarm\` (config.yaml:1).
      Did you mean \`detectors.EMC.alarms\`?"
    `);
  });

  it("a misspelt key of an alarm", async () => {
    expect(await fail("detectors: { EMC: { alarms: { a: { sevrity: bad } } } }")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`detectors.EMC.alarms.a.sevrity\` (config.yaml:1).
      Did you mean \`detectors.EMC.alarms.a.severity\`?"
    `);
  });

  it("a misspelt key of a target", async () => {
    expect(await fail("detectors: { EMC: { alarms: { a: { on: { trend: t } } } } }")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`detectors.EMC.alarms.a.on.trend\` (config.yaml:1).
      Did you mean \`detectors.EMC.alarms.a.on.trends\`?"
    `);
  });

  it("the prototype as a key", async () => {
    expect(await fail("__proto__: { debug: true }")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: the key __proto__, which no map may have (config.yaml:1).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("another name of the prototype", async () => {
    expect(await fail("constructor: 1")).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`constructor\` (config.yaml:1).
      Remove it; \`overwatch config schema\` prints all keys with their meaning."
    `);
  });

  it("a word of YAML 1.1", async () => {
    expect(await fail("cumulativeMode: yes")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`cumulativeMode\` to be true, false or \`detect\`, found the text "yes" (config.yaml:1).
      Write true or false: in YAML 1.2 yes, no, on and off are texts."
    `);
  });

  it("a text for a number", async () => {
    expect(await fail("processingTimeToSleep: '3'")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`processingTimeToSleep\` to be a number of seconds, found the text "3" (config.yaml:1)."
    `);
  });

  it("a number out of range", async () => {
    expect(await fail("plugins: { hookTimeout: 0 }")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`plugins.hookTimeout\` to be a number of seconds above 0, found 0 (config.yaml:1)."
    `);
  });

  it("infinity", async () => {
    expect(await fail("processingTimeToSleep: .inf")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`processingTimeToSleep\` to be a number of seconds, found Infinity (config.yaml:1)."
    `);
  });

  it("a scalar for a map", async () => {
    expect(await fail("plugins: 3")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`plugins\` to be a map, found 3 (config.yaml:1)."
    `);
  });

  it("a scalar for a list", async () => {
    expect(await fail("forceReprocessRuns: 300005")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`forceReprocessRuns\` to be a list of run numbers, found 300005 (config.yaml:1)."
    `);
  });

  it("an item of a list", async () => {
    expect(await fail("forceReprocessRuns:\n  - 1\n  - -2")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`forceReprocessRuns[1]\` to be the number of a run, found -2 (config.yaml:3)."
    `);
  });

  it("an empty value", async () => {
    expect(await fail("dataFolder:")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`dataFolder\` to be the path of a folder, found nothing (config.yaml:1)."
    `);
  });

  it("an unknown word", async () => {
    expect(await fail("loggingLevel: debug")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`loggingLevel\` to be DEBUG, INFO, WARNING or ERROR, found the text "debug" (config.yaml:1)."
    `);
  });

  it("an alternative", async () => {
    expect(await fail("reprocess: always")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`reprocess\` to be \`all\`, \`never\` or \`last: N\`, found the text "always" (config.yaml:1)."
    `);
  });

  it("a misspelt time zone", async () => {
    expect(await fail("timeZone: Europe/Zurih")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`timeZone\` to be an IANA time zone such as \`Europe/Zurich\`, found the text "Europe/Zurih" (config.yaml:1).
      Did you mean \`Europe/Zurich\`?"
    `);
  });

  it("an offset as time zone", async () => {
    expect(await fail("timeZone: '+01:00'")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`timeZone\` to be an IANA time zone such as \`Europe/Zurich\`, found the text "+01:00" (config.yaml:1)."
    `);
  });

  it("the code of a subsystem", async () => {
    expect(await fail("detectors: { emc: {} }")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`detectors.emc\` to be named by the code of a subsystem: 2 to 12 capitals or digits, a letter first, found the text "emc" (config.yaml:1)."
    `);
  });

  it("a pattern that is none", async () => {
    expect(await fail("fileName: { pattern: '(' }")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`fileName.pattern\` to be a regular expression (Unterminated group), found the text "(" (config.yaml:1)."
    `);
  });

  it("a pattern without its groups", async () => {
    expect(await fail("fileName: { pattern: '(?<run>1)' }")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`fileName.pattern\` to be a regular expression with the named groups subsystem, year, month, day, hour, minute, second, found the text "(?<run>1)" (config.yaml:1)."
    `);
  });

  it("both kinds of file names", async () => {
    expect(await fail("fileName: { pattern: x, grammar: alice }")).toMatchInlineSnapshot(`
      "CONFIG_INVALID
      Expected a configuration without faults, found 2: Expected \`fileName.pattern\` to be a regular expression with the named groups subsystem, run, year, month, day, hour, minute, second, found the text "x" (config.yaml:1). Expected \`fileName\` to be a map with either \`grammar\` or \`pattern\`, found a map (config.yaml:1).
      Run \`overwatch config check\` for one line each."
    `);
  });

  it("an alarm of one alarm", async () => {
    expect(await fail("detectors: { EMC: { alarms: { a: { on: { alarms: [x] } } } } }")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`detectors.EMC.alarms.a.on\` to be one of \`trends: NAMES\`, \`hists: NAMES\`, \`groups: NAMES\`, \`subsystem: true\`, \`alarms: [ID, ID, ...]\`, found a map (config.yaml:1)."
    `);
  });

  it("a secret for a text", async () => {
    expect(await fail("timeZone: !bcrypt { alice: hunter2 }")).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`timeZone\` to be an IANA time zone such as \`Europe/Zurich\`, found a secret (hidden) (config.yaml:1)."
    `);
  });

  it("a fault of syntax", async () => {
    expect(await fail("debug: true\nplugins: [1")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: unexpected end of the stream within a flow collection (config.yaml:2).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("a key that is there twice", async () => {
    expect(await fail("debug: true\ntimeZone: UTC\ndebug: false")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: duplicated mapping key (config.yaml:3).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("an unknown tag", async () => {
    expect(await fail("debug: true\ntimeZone: !secretKey x")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: unknown scalar tag !<!secretKey> (config.yaml:2).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("an unknown alias", async () => {
    expect(await fail("timeZone: *zone")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: unidentified alias "zone" (config.yaml:1).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("a list in place of a map", async () => {
    expect(await fail("- 1")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: a list (config.yaml).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("a text in place of a map", async () => {
    expect(await fail("hello")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: a text (config.yaml).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("several documents", async () => {
    expect(await fail("debug: true\n---\ndebug: false")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: several YAML documents (config.yaml).
      Correct the file, then run \`overwatch config check\`."
    `);
  });

  it("parts of a path that are no texts", async () => {
    expect(await fail("dataFolder: !joinPaths [a, 3]")).toMatchInlineSnapshot(`
      "CONFIG_FILE_INVALID
      Expected a YAML map of configuration keys, found: !joinPaths expects a list of texts (config.yaml:1).
      Correct the file, then run \`overwatch config check\`."
    `);
  });
});

describe("a fault elsewhere", () => {
  it("a misspelt variable", async () => {
    expect(await fail("", { env: { OVERWATCH_DATA_FOLDR: "x" } })).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`OVERWATCH_DATA_FOLDR\` (environment).
      Did you mean \`OVERWATCH_DATA_FOLDER\`?"
    `);
  });

  it("a misspelt variable of a detector", async () => {
    expect(await fail("", { env: { OVERWATCH_DETECTORS_EMC_CUMULATIV_MODE: "true" } })).toMatchInlineSnapshot(`
      "CONFIG_KEY_UNKNOWN
      Expected a key of the configuration, found \`OVERWATCH_DETECTORS_EMC_CUMULATIV_MODE\` (environment).
      Did you mean \`OVERWATCH_DETECTORS_EMC_CUMULATIVE_MODE\`?"
    `);
  });

  it("a number for a switch in a variable", async () => {
    expect(await fail("", { env: { OVERWATCH_DEBUG: "1" } })).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`debug\` to be true or false, found 1 (OVERWATCH_DEBUG)."
    `);
  });

  it("a fault of syntax in a variable", async () => {
    expect(await fail("", { env: { OVERWATCH_DEBUG: "[1" } })).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`debug\` to be YAML, found a fault of syntax: unexpected end of the stream within a flow collection (OVERWATCH_DEBUG)."
    `);
  });

  it("an item of a list in a variable", async () => {
    expect(await fail("", { env: { OVERWATCH_FORCE_REPROCESS_RUNS: "1,x" } })).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`forceReprocessRuns[1]\` to be the number of a run, found the text "x" (OVERWATCH_FORCE_REPROCESS_RUNS)."
    `);
  });

  it("on the command line", async () => {
    expect(await fail("", { flags: { dataFolder: "" } })).toMatchInlineSnapshot(`
      "CONFIG_VALUE_INVALID
      Expected \`dataFolder\` to be the path of a folder, found the text "" (command line)."
    `);
  });

  it("no file where one was named", async () => {
    expect(await fail("", { configFile: "none.yaml" })).toMatchInlineSnapshot(`
      "CONFIG_FILE_MISSING
      Expected a configuration file, found nothing at none.yaml.
      Give the path of an existing file to --config."
    `);
  });
});

it("tells all faults at once, file by file from the top, each with its origin", async () => {
  await writeFile(join(cwd, "overwatch.yaml"), "- 1");
  await writeFile(join(cwd, "config.yaml"), "debug: 1\nplugins:\n  hookTimout: 1\ntimezone: UTC");
  const error = await findError({ home: cwd, env: { OVERWATCH_X: "1" }, flags: { loggingLevel: "x" } });
  expect(error.code).toBe("CONFIG_INVALID");
  const faults = error.details["faults"] as readonly ConfigFault[];
  expect(
    faults.map(({ message, hint, file, ...fault }) => ({ ...fault, file: file?.replace(cwd, "CWD") })),
  ).toMatchInlineSnapshot(`
    [
      {
        "code": "CONFIG_VALUE_INVALID",
        "file": "CWD/config.yaml",
        "key": "debug",
        "layer": "file",
        "line": 1,
      },
      {
        "code": "CONFIG_KEY_UNKNOWN",
        "file": "CWD/config.yaml",
        "key": "plugins.hookTimout",
        "layer": "file",
        "line": 3,
      },
      {
        "code": "CONFIG_KEY_UNKNOWN",
        "file": "CWD/config.yaml",
        "key": "timezone",
        "layer": "file",
        "line": 4,
      },
      {
        "code": "CONFIG_FILE_INVALID",
        "file": "CWD/overwatch.yaml",
        "layer": "home",
      },
      {
        "code": "CONFIG_KEY_UNKNOWN",
        "file": undefined,
        "layer": "environment",
        "variable": "OVERWATCH_X",
      },
      {
        "code": "CONFIG_VALUE_INVALID",
        "file": undefined,
        "key": "loggingLevel",
        "layer": "flags",
      },
    ]
  `);
});

it("stays short about very many faults and very long keys", async () => {
  const keys = Array.from({ length: 2000 }, (_, i) => `key${i}: 1`).join("\n");
  const said = await fail(`${"x".repeat(100_000)}: 1\n${keys}`);
  expect(said).toMatch(/^CONFIG_INVALID\nExpected a configuration without faults, found 100: .* And 90 more\.\n/);
  expect(said.length).toBeLessThan(3000);
});

it("never shows passwords", async () => {
  const text = "users: !bcrypt { alice: hunter2 }\n_users:\n  bob: hunter3\ntimeZone: [hunter4";
  expect(await fail(text)).not.toMatch(/hunter/);
  expect(await fail(text.replace("[hunter4", "{ a: hunter4 }"))).not.toMatch(/hunter/);
});
