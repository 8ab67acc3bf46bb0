import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Quality } from "../model/quality.js";
import { allOf } from "./all-of.js";
import { anyOf } from "./any-of.js";
import { between } from "./checks/between.js";
import { lastN } from "./checks/last-n.js";
import { defineAlarm } from "./define-alarm.js";
import { judgeSeries } from "./judge-series.js";

const says = defineAlarm({
  name: "says",
  judges: "trend",
  config: z.object({ flag: z.enum(["good", "medium", "bad", "null"]) }),
  check: ({ config: { flag } }) => ({ flag, message: flag }),
});
const flagOf = (combination: typeof allOf | typeof anyOf, one: Quality, other: Quality) =>
  judgeSeries(combination(says({ flag: one }), says({ flag: other })), [1])[0]?.flag;

const table: readonly (readonly [one: Quality, other: Quality, all: Quality, any: Quality])[] = [
  ["good", "good", "good", "good"],
  ["good", "medium", "good", "medium"],
  ["good", "bad", "good", "bad"],
  ["good", "null", "good", "good"],
  ["medium", "medium", "medium", "medium"],
  ["medium", "bad", "medium", "bad"],
  ["medium", "null", "null", "medium"],
  ["bad", "bad", "bad", "bad"],
  ["bad", "null", "null", "bad"],
  ["null", "null", "null", "null"],
];

describe("allOf and anyOf", () => {
  it.each(table)("%s with %s: all of %s, any of %s", (one, other, all, any) => {
    expect(flagOf(allOf, one, other)).toBe(all);
    expect(flagOf(allOf, other, one)).toBe(all);
    expect(flagOf(anyOf, one, other)).toBe(any);
    expect(flagOf(anyOf, other, one)).toBe(any);
  });

  it("WART 52: the original's serious alarm, decided on the state of each value alone", () => {
    const serious = allOf(between({ min: 0, max: 50 }), lastN({ min: 0, max: 70, ratio: 0.6, n: 3 }));
    const flags = judgeSeries(serious, [3, 14, 15, 92, 65, 35, 89, 79]).map(({ flag }) => flag);
    expect(flags.map((flag) => flag === "bad")).toEqual([false, false, false, false, false, false, false, true]);
  });

  it("keeps what the deciding alarms say, apart by their names", () => {
    const result = judgeSeries(anyOf(between({ min: 0, max: 5 }), between({ min: 8, max: 9 })), [7])[0];
    expect(result?.message).toBe("7 is outside [0, 5]; 7 is outside [8, 9]");
    expect(result?.evidence).toMatchObject({ "between values: value": 7 });
    expect(result?.draw?.overlays).toHaveLength(4);
  });

  it("looks back as far as the farthest", () => {
    expect(allOf(between({ min: 0, max: 1 }), lastN()).lookBack).toBe(100);
  });

  it("rebinds each of its alarms from a list", () => {
    const both = allOf(between({ min: 0, max: 1 }), lastN());
    expect(both.rebind([{ min: 1, max: 2 }, { n: 3 }]).config).toEqual([
      { min: 1, max: 2 },
      { min: 0, max: 100, ratio: 0.6, n: 3 },
    ]);
    expect(() => both.rebind([{ min: 1, max: 2 }])).toThrow(expect.objectContaining({ code: "ALARM_CONFIG_INVALID" }));
  });
});
