import { z } from "@overwatch/core/zod";
import { describe, expect, it } from "vitest";
import { between, defineDetector, defineTrender, PLUGIN_API } from "./index.js";

const entries = defineTrender({ name: "entries", kind: "any", config: z.object({}), process: () => ({ value: 1 }) });
const base = { subsystem: "TST", title: "Test detector" } as const;
const trend = { id: "a", title: "A", hist: "h", use: entries() } as const;
const range = between({ min: 0, max: 1 });

describe("defineDetector", () => {
  it("fills everything that is left out", () => {
    const plugin = defineDetector(base);
    expect(plugin).toMatchObject({
      $type: "@overwatch/detector",
      api: PLUGIN_API,
      subsystem: "TST",
      title: "Test detector",
    });
    expect(Object.values(plugin.hooks)).toEqual(Array.from({ length: 9 }, () => []));
    expect(plugin.options.safeParse({}).data).toEqual({});
    expect(plugin.eventCounter).toBeUndefined();
  });

  it("is frozen with all its rules", () => {
    const groups = [{ name: "All", match: ["a", /b/] }];
    const plugin = defineDetector({ ...base, histogramGroups: groups });
    expect(Object.isFrozen(plugin.hooks)).toBe(true);
    expect(Object.isFrozen(groups[0]?.match)).toBe(true);
  });

  it("leaves schemas able to work", () => {
    const processingOptions = z.object({ cut: z.number().default(2).describe("Hits") });
    expect(defineDetector({ ...base, processingOptions }).options.parse({})).toEqual({ cut: 2 });
  });

  it.each([
    {
      name: "a processor twice",
      define: () =>
        defineDetector({
          ...base,
          processors: [
            { kind: "any", id: "p", match: "*", run: () => undefined },
            { kind: "h1", id: "p", match: "*", run: () => undefined },
          ],
        }),
      fault: "processor `p` is there more than once",
    },
    {
      name: "a trend twice",
      define: () => defineDetector({ ...base, trends: [trend, trend] }),
      fault: "trend `a` is there more than once",
    },
    {
      name: "an empty group name",
      define: () => defineDetector({ ...base, histogramGroups: [{ name: "", match: "*" }] }),
      fault: "a group has an empty name",
    },
    {
      name: "a pattern with the flag g",
      define: () => defineDetector({ ...base, histogramGroups: [{ name: "Hits", match: /hits/g }] }),
      fault: "group `Hits`: Expected a RegExp without the flags g and y",
    },
    {
      name: "a pattern with the flag y in a list",
      define: () => defineDetector({ ...base, stacks: [{ match: ["a", /b/y], with: () => ["c"] }] }),
      fault: "stacks[0]: Expected a RegExp without the flags g and y",
    },
    {
      name: "an alarm on a trend that is not there",
      define: () =>
        defineDetector({
          ...base,
          trends: [trend],
          // As a plug-in in JavaScript could: the type knows the ids.
          alarms: [{ id: "x", on: { trends: "b" as "a" }, use: range }],
        }),
      fault: "alarm `x` names trend `b`, which does not exist",
    },
    {
      name: "an option without default",
      define: () =>
        defineDetector({ ...base, processingOptions: z.object({ cut: z.number().optional().describe("Hits") }) }),
      fault: "option `cut` has no default",
    },
    {
      name: "an option without description",
      define: () => defineDetector({ ...base, processingOptions: z.object({ cut: z.number().default(1) }) }),
      fault: "option `cut` has no description",
    },
    {
      name: "a setting without description",
      define: () => defineDetector({ ...base, settings: z.object({ mask: z.array(z.int()).default([]) }) }),
      fault: "setting `mask` has no description",
    },
    {
      name: "a counter in no bin",
      define: () => defineDetector({ ...base, eventCounter: { hist: "events", bin: 0.5 } }),
      fault: "bin 0.5 of eventCounter is no bin number",
    },
    {
      name: "a trender that was not called",
      // As a plug-in in JavaScript could.
      define: () => defineDetector({ ...base, trends: [{ ...trend, use: entries as unknown as typeof trend.use }] }),
      fault: "trend `a` needs a trender with its configuration",
    },
  ])("refuses $name", ({ define, fault }) => {
    expect(define).toThrow(expect.objectContaining({ code: "DETECTOR_INVALID" }));
    expect(define).toThrow(fault);
  });

  it("lists all faults at once", () => {
    const define = () =>
      defineDetector({ ...base, trends: [trend, trend], histogramGroups: [{ name: "G", match: /x/g }] });
    expect(define).toThrow(
      expect.objectContaining({ details: { subsystem: "TST", faults: [expect.any(String), expect.any(String)] } }),
    );
    expect(define).toThrow("found 2 faults");
  });

  it("takes descriptions inside of defaults", () => {
    const processingOptions = z.object({ cut: z.number().describe("Hits").default(2) });
    expect(() => defineDetector({ ...base, processingOptions })).not.toThrow();
  });
});
