/** The original's alarms, value by value. `A` marks a value on which the alarm is raised. */
import { describe, expect, it } from "vitest";
import { emptyCanvas } from "../../model/canvas.js";
import type { AlarmResult } from "../../model/quality.js";
import type { AlarmOf } from "../alarm.js";
import { judgeSeries } from "../judge-series.js";
import {
  absolutePreviousValueAlarm,
  andAlarm,
  betweenValuesAlarm,
  checkLastNAlarm,
  meanInRangeAlarm,
  orAlarm,
  relativePreviousValueAlarm,
} from "./original.js";

const between = "3 -10A 17 0 105A 100 44 -1A 101A";
const five = (value: number) => new Array<number>(5).fill(value).join(" ");
const rows: readonly { readonly name: string; readonly alarm: AlarmOf<"trend">; readonly series: string }[] = [
  { name: "between, by center", alarm: betweenValuesAlarm({ centerValue: 50, maxDistance: 50 }), series: between },
  { name: "between, by ends", alarm: betweenValuesAlarm({ minVal: 0, maxVal: 100 }), series: between },
  { name: "between, one end", alarm: betweenValuesAlarm({ minVal: 10 }), series: "9A 10 100 101A" },
  {
    name: "relative",
    alarm: relativePreviousValueAlarm({ ratio: 2 }),
    series: "6 7 14 7 15A 16 7A 0.1A 0A -0.1A 2A -2A -1 -2 -4 -1A -3A -6",
  },
  { name: "relative, after zero", alarm: relativePreviousValueAlarm(), series: "0 0 1e-9A" },
  {
    name: "absolute",
    alarm: absolutePreviousValueAlarm({ maxDelta: 3 }),
    series: "34 33 35 32 36A 30A 29 10A 9 15A 0A -1 1 0 -17A -15 -9A",
  },
  { name: "absolute, limit included", alarm: absolutePreviousValueAlarm({ maxDelta: 1 }), series: "1 2 1 3.0001A" },
  {
    name: "mean in range",
    alarm: meanInRangeAlarm({ minVal: 0, maxVal: 10, N: 5 }),
    series: "10 3 -1 2 5 30 20A 1A -10 100A 0A 0A -10A -2A 20",
  },
  { name: "mean in range, of zeros", alarm: meanInRangeAlarm(), series: `${five(0)}A` },
  { name: "mean in range, of hundreds", alarm: meanInRangeAlarm(), series: `${five(100)}A` },
  {
    name: "last N",
    alarm: checkLastNAlarm({ minVal: 0, maxVal: 10, ratio: 0.6, N: 5 }),
    series: "10 8 4 2 -20 -10 12A 1A 1A 2 0 -2 -4A 10A",
  },
  { name: "last N, three inside", alarm: checkLastNAlarm(), series: "0 1 2 3 100" },
  { name: "last N, two inside", alarm: checkLastNAlarm(), series: "0 1 2 100 100A" },
  { name: "last three, one inside", alarm: checkLastNAlarm({ N: 3 }), series: "1 -1 -1A" },
  { name: "last three, two inside", alarm: checkLastNAlarm({ N: 3 }), series: "1 1 -1" },
];

/** Flags of alarms on two trends in one file. */
function judge(alarms: Readonly<Record<string, [alarm: AlarmOf<"trend">, value: number]>>): Map<string, AlarmResult> {
  return new Map(
    Object.entries(alarms).map(([id, [alarm, value]]) => {
      const [result] = judgeSeries(alarm, [value]);
      return [id, result ?? { flag: "null", message: "" }];
    }),
  );
}
const given = { canvas: emptyCanvas, previousValues: new Float64Array(), value: undefined, reference: undefined };
const both = (alarm: AlarmOf<"alarms">, hist: Map<string, AlarmResult>) => alarm.judge({ ...given, hist });

describe("the original's alarms", () => {
  it.each(rows)("$name: $series", ({ alarm, series }) => {
    const values = series.split(" ").map((text) => Number(text.replace("A", "")));
    const raised = judgeSeries(alarm, values).map(({ flag }, i) => `${values[i]}${flag === "bad" ? "A" : ""}`);
    expect(raised.join(" ")).toBe(series);
  });

  it("a ratio of 1 is refused", () => {
    expect(() => relativePreviousValueAlarm({ ratio: 1 })).toThrow(
      expect.objectContaining({ code: "ALARM_CONFIG_INVALID" }),
    );
  });

  const one = betweenValuesAlarm({ minVal: 10, maxVal: 30 });
  const other = betweenValuesAlarm({ minVal: 40, maxVal: 50 });
  it.each([
    [1, 2, true],
    [3, 45, false],
    [25, 4, false],
    [26, 46, false],
    [100, 200, true],
    [400, 300, true],
  ])("WART 52: And of %d and %d in one file, in either order, is raised: %s", (first, second, raised) => {
    const verdicts = judge({ ba1: [one, first], ba2: [other, second] });
    expect(both(andAlarm(), verdicts).flag === "bad").toBe(raised);
    expect(both(andAlarm(), new Map([...verdicts].reverse())).flag === "bad").toBe(raised);
  });

  const [error, warning] = [
    betweenValuesAlarm({ minVal: 20, maxVal: 50 }),
    betweenValuesAlarm({ minVal: 30, maxVal: 40 }),
  ];
  it.each([
    [35, 0],
    [30, 0],
    [40, 0],
    [25, 1],
    [45, 1],
    [15, 2],
    [55, 2],
  ])("two alarms on one trend: %d makes %d messages", (value, messages) => {
    const verdicts = [...judge({ error: [error, value], warning: [warning, value] }).values()];
    expect(verdicts.filter(({ flag }) => flag === "bad")).toHaveLength(messages);
  });

  it.each([
    [35, 36, false],
    [41, 30, false],
    [42, 29, true],
    [53, 35, true],
    [17, 45, true],
    [54, 18, true],
  ])("a tree, Or(And(w1, w2), Or(e1, e2)), of %d and %d is raised: %s", (first, second, raised) => {
    const leaves = judge({ e1: [error, first], w1: [warning, first], e2: [error, second], w2: [warning, second] });
    const pick = (...ids: string[]) => new Map([...leaves].filter(([id]) => ids.includes(id)));
    const root = new Map([
      ["and", both(andAlarm(), pick("w1", "w2"))],
      ["or", both(orAlarm(), pick("e1", "e2"))],
    ]);
    expect(both(orAlarm(), root).flag === "bad").toBe(raised);
  });

  it("the demonstration: WARNING at 92, 65, 89, 79; ERROR at 92, 89, 79; Serious Alarm at 79 only", () => {
    const values = [3, 14, 15, 92, 65, 35, 89, 79];
    const raisedAt = (alarm: AlarmOf<"trend">) =>
      judgeSeries(alarm, values).flatMap(({ flag }, i) => (flag === "bad" ? [values[i]] : []));
    expect(raisedAt(betweenValuesAlarm({ minVal: 0, maxVal: 50 }))).toEqual([92, 65, 89, 79]);
    expect(raisedAt(betweenValuesAlarm({ minVal: 0, maxVal: 70 }))).toEqual([92, 89, 79]);
    const parts = {
      BETWEEN: judgeSeries(betweenValuesAlarm({ minVal: 0, maxVal: 50 }), values),
      LastN: judgeSeries(checkLastNAlarm({ minVal: 0, maxVal: 70, ratio: 0.6, N: 3 }), values),
    };
    const serious = values.map((_, i) =>
      both(andAlarm(), new Map(Object.entries(parts).flatMap(([id, of]) => (of[i] ? [[id, of[i]]] : [])))),
    );
    expect(serious.flatMap(({ flag }, i) => (flag === "bad" ? [values[i]] : []))).toEqual([79]);
    expect(serious.at(-1)?.evidence).toEqual({ alarms: ["BETWEEN", "LastN"] });
  });
});
