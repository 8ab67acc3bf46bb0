import { describe, expect, it } from "vitest";
import { formatConfig } from "./format-config.js";
import { formatKeyPath } from "./key-path.js";
import { configJsonSchema, type JsonSchema } from "./known-keys.js";
import { defaultConfig } from "./load-config.js";
import { parseYaml } from "./parse-yaml.js";
import { createSecret } from "./secret.js";

const config = {
  ...defaultConfig({ cwd: "/srv" }),
  detectors: {
    EMC: {
      title: "yes",
      options: { text: "two\nlines: #", list: [{ a: 1 }, "b: c"], "odd key: ": null, empty: {} },
      settings: { password: createSecret({ alice: "hunter2" }) },
    },
  },
};

describe("formatConfig", () => {
  it("prints YAML that can be read again, without secrets", () => {
    const text = formatConfig({ config, origins: new Map() });
    const parsed = parseYaml(text);
    expect(parsed.ok && parsed.value).toEqual(JSON.parse(JSON.stringify(config)));
    expect(text).toContain("password: (hidden)");
    expect(text).not.toContain("hunter2");
  });

  it("prints origins as comments", () => {
    const origins = new Map([
      ["detectors.EMC.title", { layer: "file" as const, file: "/srv/config.yaml", line: 3 }],
      ["debug", { layer: "flags" as const }],
    ]);
    const text = formatConfig({ config, origins }, { origins: true });
    expect(text).toMatch(/ {4}title: 'yes' +# \/srv\/config.yaml:3\n/);
    expect(text).toMatch(/\ndebug: false +# command line\n/);
    expect(parseYaml(text)).toMatchObject({ ok: true });
  });
});

describe("formatKeyPath", () => {
  it.each([
    [["plugins", "hookTimeout"], "plugins.hookTimeout"],
    [["a", 0, "b"], "a[0].b"],
    [["detectors", "EMC", "trends", "a.b"], 'detectors.EMC.trends["a.b"]'],
    [['"'], '["\\""]'],
    [[], ""],
  ])("%j is %s", (path, text) => {
    expect(formatKeyPath(path)).toBe(text);
  });
});

describe("configJsonSchema", () => {
  it("describes every key", () => {
    expect(findUndescribed(configJsonSchema(), "")).toEqual([]);
  });

  it("is JSON, and closed to unknown keys", () => {
    const schema = configJsonSchema();
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties ?? {})).toMatchInlineSnapshot(`
      [
        "dataFolder",
        "stateFolder",
        "subsystemList",
        "borrowFrom",
        "cumulativeMode",
        "fileName",
        "timeZone",
        "processingTimeToSleep",
        "forceReprocessing",
        "forceReprocessRuns",
        "reprocess",
        "retention",
        "plugins",
        "detectors",
        "receiver",
        "receiverIP",
        "receiverPort",
        "apiToken",
        "receiverData",
        "receiverDataTempStorage",
        "dataTransferLocations",
        "dataTransferRetries",
        "dataTransferTimeToSleep",
        "dataReplaySourceDirectory",
        "dataReplayDestinationDirectory",
        "dataReplayTimeToSleep",
        "dataReplayMaxFilesPerReplay",
        "monitor",
        "web",
        "alarms",
        "notifiers",
        "loggingLevel",
        "loggingFormat",
        "debug",
      ]
    `);
  });
});

/** Keys without a description; those of alternatives are explained by the key above. */
function findUndescribed(schema: JsonSchema, path: string): readonly string[] {
  const sections = Object.entries(schema.properties ?? {});
  const own = sections.flatMap(([key, child]) => [
    ...(child.description === undefined && !path.startsWith(".fileName") ? [`${path}.${key}`] : []),
    ...findUndescribed(child, `${path}.${key}`),
  ]);
  const { additionalProperties } = schema;
  const others = typeof additionalProperties === "object" ? findUndescribed(additionalProperties, `${path}.*`) : [];
  return [...own, ...others];
}
