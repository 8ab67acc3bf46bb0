import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LoadConfigOptions } from "./config.js";
import { defaultConfig, loadConfig } from "./load-config.js";

let root: string;
let home: string;
let cwd: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "overwatch-config-"));
  home = join(root, "home");
  cwd = join(root, "work");
  await mkdir(home);
  await mkdir(cwd);
});
afterEach(() => rm(root, { recursive: true }));

/** Files by path below the test's folder. */
async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
}

const load = (options: Partial<LoadConfigOptions> = {}) => loadConfig({ cwd, home, env: {}, ...options });

describe("precedence", () => {
  /** Each row writes its layer over those above it. */
  const layers = [
    { layer: "home", file: "home/overwatch.yaml" },
    { layer: "module", file: "home/overwatchProcessing.yaml" },
    { layer: "file", file: "work/config.yaml" },
  ] as const;

  it("begins with the defaults", async () => {
    const { config, origins, files } = await load();
    expect(config).toEqual(defaultConfig({ cwd }));
    expect(config.processingTimeToSleep).toBe(-1);
    expect([...new Set([...origins.values()].map(({ layer }) => layer))]).toEqual(["default"]);
    expect(files).toEqual([]);
  });

  it.each(layers.map((row, index) => ({ ...row, index })))(
    "$layer wins over what is below",
    async ({ layer, index }) => {
      for (const [at, { file }] of layers.slice(0, index + 1).entries()) {
        await write({ [file]: `\nprocessingTimeToSleep: ${at}` });
      }
      const { config, origins, files } = await load();
      expect(config.processingTimeToSleep).toBe(index);
      const file = join(root, layers[index]?.file ?? "");
      expect(origins.get("processingTimeToSleep")).toEqual({ layer, file, line: 2 });
      expect(files).toEqual(layers.slice(0, index + 1).map((row) => join(root, row.file)));
    },
  );

  it("the environment wins over files, flags over everything", async () => {
    await write({ "work/config.yaml": "processingTimeToSleep: 1" });
    const env = { OVERWATCH_PROCESSING_TIME_TO_SLEEP: "2" };
    const byEnvironment = await load({ env });
    expect(byEnvironment.config.processingTimeToSleep).toBe(2);
    expect(byEnvironment.origins.get("processingTimeToSleep")).toEqual({
      layer: "environment",
      variable: "OVERWATCH_PROCESSING_TIME_TO_SLEEP",
    });
    const byFlag = await load({ env, flags: { processingTimeToSleep: 3 } });
    expect(byFlag.config.processingTimeToSleep).toBe(3);
    expect(byFlag.origins.get("processingTimeToSleep")).toEqual({ layer: "flags" });
  });

  it("takes the file that is asked for in place of ./config.yaml", async () => {
    await write({ "work/config.yaml": "debug: true\ntimeZone: UTC", "work/other.yaml": "timeZone: Asia/Tokyo" });
    const { config } = await load({ configFile: "other.yaml" });
    expect(config).toMatchObject({ debug: false, timeZone: "Asia/Tokyo" });
  });

  it("reads the home file of one module only", async () => {
    await write({ "home/overwatchWebApp.yaml": "debug: true" });
    expect((await load()).config.debug).toBe(false);
    expect((await load({ module: "webApp" })).config.debug).toBe(true);
  });

  it("WART 73: finds the files of the home directory, and `~/` in folders", async () => {
    await write({ "home/overwatch.yaml": "dataFolder: ~/data" });
    expect((await load()).config.dataFolder).toBe(join(home, "data"));
    expect((await load({ home: undefined })).config.dataFolder).toBe(join(cwd, "data"));
  });

  it("WART 75: merges maps key by key, and replaces lists and scalars", async () => {
    await write({
      "home/overwatch.yaml":
        "plugins: { exclude: [a, b], hookTimeout: 7 }\ndetectors: { EMC: { options: { x: 1, y: 2 } } }",
      "work/config.yaml": "plugins: { exclude: [c] }\ndetectors: { EMC: { options: { y: 3 } }, TPC: { title: T } }",
    });
    const { config, origins } = await load();
    expect(config.plugins).toEqual({ exclude: ["c"], hookTimeout: 7 });
    expect(config.detectors).toEqual({ EMC: { options: { x: 1, y: 3 } }, TPC: { title: "T" } });
    expect(origins.get("plugins.hookTimeout")?.layer).toBe("home");
    expect(origins.get("detectors.EMC.options.x")?.layer).toBe("home");
    expect(origins.get("detectors.EMC.options.y")?.layer).toBe("file");
  });

  it.each([
    ["the grammar of file names", "fileName: { grammar: alice }", `fileName: { pattern: '${longPattern()}' }`],
    [
      "the target of an alarm",
      "detectors: { EMC: { alarms: { a: { on: { trends: t } } } } }",
      "detectors: { EMC: { alarms: { a: { on: { subsystem: true } } } } }",
    ],
    ["a map by a word", "reprocess: { last: 3 }", "reprocess: never"],
    ["a word by a map", "reprocess: never", "reprocess: { last: 3 }"],
  ])("replaces %s whole", async (_name, below, above) => {
    await write({ "home/overwatch.yaml": below, "work/config.yaml": above });
    const both = await load();
    expect(both.config).toEqual((await load({ home: undefined })).config);
  });

  it("WART 76: one data folder drives the folders that are not named themselves", async () => {
    await write({ "work/config.yaml": "dataFolder: /elsewhere" });
    const moved = await load();
    expect(moved.config).toMatchObject({ dataFolder: "/elsewhere", stateFolder: "/elsewhere" });
    expect(moved.origins.get("stateFolder")).toEqual({ layer: "default", derivedFrom: "dataFolder" });
    expect((await load({ flags: { stateFolder: "state" } })).config.stateFolder).toBe(join(cwd, "state"));
  });
});

it("freezes the configuration to its depth", async () => {
  const { config } = await load({ env: { OVERWATCH_DETECTORS_EMC_OPTIONS: "{ list: [{ a: 1 }] }" } });
  const list = config.detectors["EMC"]?.options?.["list"] as { a: number }[];
  expect(() => list.push({ a: 2 })).toThrow(TypeError);
  expect(() => Object.assign(list[0] ?? {}, { a: 2 })).toThrow(TypeError);
  expect(Object.isFrozen(config.plugins.exclude)).toBe(true);
});

it("takes keys that begin with x- for shared parts of a file, and no others", async () => {
  await write({ "work/config.yaml": "x-slow: &slow { hookTimeout: 60 }\nplugins:\n  <<: *slow\n  exclude: [a]" });
  const { config, origins } = await load();
  expect(config.plugins).toEqual({ hookTimeout: 60, exclude: ["a"] });
  expect([...origins.keys()].filter((key) => key.includes("x-"))).toEqual([]);
  await write({ "work/config.yaml": "plugins: { x-slow: 60 }" });
  await expect(load()).rejects.toMatchObject({ message: expect.stringContaining("x-slow") });
});

it("gives every value an origin", async () => {
  await write({ "work/config.yaml": "detectors:\n  EMC:\n    trends:\n      a.b: { enabled: false }" });
  const { origins } = await load();
  expect(origins.get('detectors.EMC.trends["a.b"].enabled')).toMatchObject({ line: 4 });
  expect([...origins.keys()].filter((key) => !key.startsWith("detectors"))).toMatchInlineSnapshot(`
    [
      "dataFolder",
      "stateFolder",
      "borrowFrom",
      "cumulativeMode",
      "fileName.grammar",
      "timeZone",
      "processingTimeToSleep",
      "forceReprocessing",
      "forceReprocessRuns",
      "reprocess.last",
      "retention",
      "plugins.exclude",
      "plugins.hookTimeout",
      "receiver.zmq",
      "receiver.fileTime",
      "receiver.level",
      "receiver.maxReply",
      "receiver.maxUpload",
      "receiver.requestsPerMinute",
      "receiverIP",
      "receiverPort",
      "dataTransferLocations",
      "dataTransferRetries",
      "dataTransferTimeToSleep",
      "dataReplayTimeToSleep",
      "dataReplayMaxFilesPerReplay",
      "monitor.deadAfter",
      "monitor.silentAfter",
      "monitor.repeatAfter",
      "monitor.sleep",
      "web.host",
      "web.port",
      "web.basePath",
      "web.guests",
      "web.secureCookies",
      "web.sessionHours",
      "web.staleAfter",
      "alarms.sets",
      "alarms.notify",
      "alarms.raiseAfter.n",
      "alarms.raiseAfter.of",
      "alarms.clearAfter.n",
      "alarms.clearAfter.of",
      "alarms.repeatAfter",
      "notifiers",
      "loggingLevel",
      "loggingFormat",
      "debug",
    ]
  `);
});

function longPattern(): string {
  const groups = ["subsystem", "run", "year", "month", "day", "hour", "minute", "second"];
  return groups.map((name) => `(?<${name}>[A-Z0-9]+)`).join("_");
}
