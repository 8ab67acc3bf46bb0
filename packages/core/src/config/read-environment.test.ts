import { describe, expect, it } from "vitest";
import { environmentName } from "./environment-name.js";
import { configJsonSchema } from "./known-keys.js";
import { readEnvironment } from "./read-environment.js";

const read = (env: Record<string, string | undefined>) => readEnvironment(env, configJsonSchema);

describe("environmentName", () => {
  it.each([
    [["dataFolder"], "OVERWATCH_DATA_FOLDER"],
    [["plugins", "hookTimeout"], "OVERWATCH_PLUGINS_HOOK_TIMEOUT"],
    [["web", "guests"], "OVERWATCH_WEB_GUESTS"],
    [["processingTimeToSleep"], "OVERWATCH_PROCESSING_TIME_TO_SLEEP"],
    [["detectors", "V0", "cumulativeMode"], "OVERWATCH_DETECTORS_V0_CUMULATIVE_MODE"],
    [["useURLOf"], "OVERWATCH_USE_URL_OF"],
  ])("of %j is %s", (path, name) => {
    expect(environmentName(path)).toBe(name);
  });
});

describe("readEnvironment", () => {
  it.each([
    ["a text as it is", { OVERWATCH_DATA_FOLDER: "123: [x" }, { dataFolder: "123: [x" }],
    ["a switch", { OVERWATCH_CUMULATIVE_MODE: "false" }, { cumulativeMode: false }],
    ["a number", { OVERWATCH_PLUGINS_HOOK_TIMEOUT: "2.5" }, { plugins: { hookTimeout: 2.5 } }],
    ["a list with commas", { OVERWATCH_SUBSYSTEM_LIST: "EMC, TPC" }, { subsystemList: ["EMC", "TPC"] }],
    ["a list of one", { OVERWATCH_PLUGINS_EXCLUDE: "@lab/its: x" }, { plugins: { exclude: ["@lab/its: x"] } }],
    [
      "a list of numbers",
      { OVERWATCH_FORCE_REPROCESS_RUNS: "300005,300006" },
      { forceReprocessRuns: [300005, 300006] },
    ],
    ["a list in YAML", { OVERWATCH_FORCE_REPROCESS_RUNS: "[1, 2]" }, { forceReprocessRuns: [1, 2] }],
    ["a word of alternatives", { OVERWATCH_REPROCESS: "never" }, { reprocess: "never" }],
    ["a map of alternatives", { OVERWATCH_REPROCESS: "{ last: 3 }" }, { reprocess: { last: 3 } }],
    ["a key of alternatives", { OVERWATCH_REPROCESS_LAST: "3" }, { reprocess: { last: 3 } }],
    [
      "a detector",
      { OVERWATCH_DETECTORS_EMC_CUMULATIVE_MODE: "true" },
      { detectors: { EMC: { cumulativeMode: true } } },
    ],
    [
      "an option of a detector",
      { OVERWATCH_DETECTORS_EMC_OPTIONS_HOT_CHANNEL_THRESHOLD: "2" },
      { detectors: { EMC: { options: { hotChannelThreshold: 2 } } } },
    ],
    [
      "trends of a detector in YAML",
      { OVERWATCH_DETECTORS_EMC_TRENDS: "{ t: { enabled: false } }" },
      { detectors: { EMC: { trends: { t: { enabled: false } } } } },
    ],
    [
      "a key over its section",
      { OVERWATCH_PLUGINS_HOOK_TIMEOUT: "2", OVERWATCH_PLUGINS: "{ hookTimeout: 1, exclude: [a] }" },
      { plugins: { hookTimeout: 2, exclude: ["a"] } },
    ],
    ["nothing of an empty variable", { OVERWATCH_DEBUG: "" }, {}],
    ["nothing of other programs", { OVERWATCHING: "1", PATH: "/bin" }, {}],
    ["nothing of Kubernetes", { OVERWATCH_SERVICE_HOST: "10.0.0.1", OVERWATCH_PORT_8850_TCP_ADDR: "10.0.0.1" }, {}],
  ])("reads %s", (_name, env, expected) => {
    const { layer, faults } = read(env);
    expect(layer.value).toEqual(expected);
    expect(faults).toEqual([]);
  });

  it("names the variable of each key", () => {
    const { layer } = read({ OVERWATCH_PLUGINS: "{ exclude: [a] }", OVERWATCH_PLUGINS_HOOK_TIMEOUT: "2" });
    expect(layer.originOf(["plugins", "hookTimeout"]).variable).toBe("OVERWATCH_PLUGINS_HOOK_TIMEOUT");
    expect(layer.originOf(["plugins", "exclude", 0]).variable).toBe("OVERWATCH_PLUGINS");
  });
});
