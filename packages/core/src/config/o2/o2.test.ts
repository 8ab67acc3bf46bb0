import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../load-config.js";
import { monitoringToO2, o2ToYaml } from "./convert-o2.js";
import { formatO2 } from "./format-o2.js";
import { parseO2 } from "./parse-o2.js";

/** The example of O2's own tests, as the first plans of Overwatch quote it. */
const example = `
{"equipment_1", Branch {
  {"enabled", true},
  {"type", "rorc"s},
  {"serial", 33333},
  {"channel", 0},
  {"stuff", Branch {
    {"abc", 123},
    {"xyz", 456}
  }
} } },
{"equipment_2", Branch {
  {"enabled", true},
  {"type", "dummy"s},
  {"serial", -1},
  {"channel", 0}
} }
`;
const tree = {
  equipment_1: { enabled: true, type: "rorc", serial: 33333, channel: 0, stuff: { abc: 123, xyz: 456 } },
  equipment_2: { enabled: true, type: "dummy", serial: -1, channel: 0 },
};

describe("O2's form in YAML", () => {
  const load = async (text: string) => {
    const cwd = await mkdtemp(join(tmpdir(), "overwatch-o2-"));
    try {
      await writeFile(join(cwd, "config.yaml"), text);
      return await loadConfig({ cwd, env: {} });
    } finally {
      await rm(cwd, { recursive: true });
    }
  };
  const yaml = (o2: string) =>
    `detectors:\n  EMC:\n    alarms:\n      testAlarm:\n        alarm: in range\n        o2Config: |\n${o2.replace(/^/gm, "          ")}\n`;

  it("is embedded as a text", async () => {
    const { config } = await load(yaml(example.trim()));
    expect(config.detectors["EMC"]?.alarms?.["testAlarm"]?.o2Config).toEqual(tree);
  });

  it("is refused with key, line and column", async () => {
    await expect(load(yaml('{"a", 1}\n{"b", 2}'))).rejects.toThrow(
      "`detectors.EMC.alarms.testAlarm.o2Config` to be a text in O2's form: expected a comma between entries in line 2, column 1",
    );
  });

  it("is written from the configuration, and says what it has no word for", async () => {
    const { config } = await load(
      "detectors: { EMC: { alarms: { a: { severity: medium, minEntries: 5, config: { min: 0.5, max: 2 }, notify: [x] } } } }",
    );
    const { text, left } = monitoringToO2(config);
    expect(parseO2(text)).toEqual({
      EMC: { alarms: { a: { severity: "medium", minEntries: 5, config: { max: 2 } } } },
    });
    expect(left).toEqual([
      { path: "EMC.alarms.a.config.min", reason: "the number 0.5" },
      { path: "EMC.alarms.a.notify", reason: "a list" },
    ]);
  });

  it("becomes YAML", () => {
    expect(o2ToYaml('{"a", Branch { {"b", true} }}')).toBe("a:\n  b: true\n");
  });
});

describe("O2's form", () => {
  it("is read as the example means it, on one line, too", () => {
    expect(parseO2(example)).toEqual(tree);
    expect(parseO2(example.replace(/\s+/g, " "))).toEqual(tree);
  });

  it.each([
    { name: "the example", of: tree },
    { name: "nothing", of: {} },
    { name: "an empty branch", of: { a: {} } },
    { name: "quotes and backslashes", of: { 'a "b"': "c\\d", e: "" } },
    { name: "a name that is special in JavaScript", of: JSON.parse('{"__proto__": 1}') as Record<string, unknown> },
    { name: "numbers at their ends", of: { a: Number.MAX_SAFE_INTEGER, b: Number.MIN_SAFE_INTEGER } },
  ])("is written so that it reads back as the same: $name", ({ of }) => {
    expect(parseO2(formatO2(of))).toEqual(of);
  });

  it("is written as the example looks", () => {
    expect(formatO2({ a: { enabled: true, type: "x" }, b: -1 })).toBe(
      '{"a", Branch {\n    {"enabled", true},\n    {"type", "x"s}\n}},\n{"b", -1}\n',
    );
  });

  it.each([
    { source: '{"a" true}', line: 1, column: 6, expected: "a comma behind the name" },
    { source: '{"a", true}\n{"b", true}', line: 2, column: 1, expected: "a comma between entries" },
    { source: '{"a", "x"}', line: 1, column: 7, expected: 'a text as `"..."s`' },
    { source: '{"a"s, 1}', line: 1, column: 2, expected: "a name in quotes" },
    { source: '{"a", 1.5}', line: 1, column: 7, expected: "a value" },
    { source: '{"a", maybe}', line: 1, column: 7, expected: "a value" },
    { source: '{"a", 12345678901234567890}', line: 1, column: 7, expected: "a value" },
    { source: '{"a", Branch {\n  {"b", 1},\n  {"b", 2}\n}}', line: 3, column: 3, expected: "each name once" },
    { source: '{"a", Branch {\n  {"b", 1}\n', line: 3, column: 1, expected: "`}` at the end of the branch" },
    { source: '{"a", "x', line: 1, column: 7, expected: 'a `"` at the end' },
    { source: "hello", line: 1, column: 1, expected: "an entry" },
    { source: '{"a", true},', line: 1, column: 13, expected: "an entry" },
    { source: '{"a", Branch {'.repeat(200), line: 1, column: 1407, expected: "at most 100 branches" },
  ])("says what is wrong with $source, with line $line and column $column", ({ source, line, column, expected }) => {
    expect(() => parseO2(source)).toThrow(
      expect.objectContaining({
        code: "O2_INVALID",
        message: expect.stringContaining(expected),
        details: expect.objectContaining({ line, column }),
      }),
    );
  });

  it.each([
    { name: "a list", value: [1] },
    { name: "null", value: null },
    { name: "a part of a number", value: 0.5 },
    { name: "lines", value: "a\nb" },
  ])("has no word for $name", ({ value }) => {
    expect(() => formatO2({ a: { b: value } })).toThrow(
      expect.objectContaining({ code: "O2_NOT_WRITABLE", message: expect.stringContaining("`a.b`") }),
    );
  });
});
