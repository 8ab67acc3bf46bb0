/** Tables of series: behaviour of the original's alarms, value by value. `A` marks a value on which the alarm is raised. */
import { describe, expect, it } from "vitest";
import type { AlarmOf } from "../alarm.js";
import { judgeSeries } from "../judge-series.js";
import { absoluteStep, between, lastN, meanInRange, relativeStep } from "./index.js";

interface Row {
  readonly name: string;
  readonly alarm: AlarmOf<"trend">;
  readonly series: string;
}

const rows: readonly Row[] = [
  { name: "between", alarm: between({ min: 0, max: 100 }), series: "3 -10A 17 0 105A 100 44 -1A 101A" },
  { name: "between, not a number", alarm: between({ min: 0, max: 100 }), series: "NaNA 1" },
  {
    name: "relative step",
    alarm: relativeStep({ ratio: 2 }),
    series: "6 7 14 7 15A 16 7A 0.1A 0A -0.1A 2A -2A -1 -2 -4 -1A -3A -6",
  },
  { name: "relative step after zero", alarm: relativeStep(), series: "0 0 1e-9A" },
  {
    name: "absolute step",
    alarm: absoluteStep({ maxDelta: 3 }),
    series: "34 33 35 32 36A 30A 29 10A 9 15A 0A -1 1 0 -17A -15 -9A",
  },
  { name: "absolute step, limit included", alarm: absoluteStep(), series: "1 2 3.0001A" },
  {
    name: "mean in range",
    alarm: meanInRange({ min: 0, max: 10 }),
    series: "10 3 -1 2 5 30 20A 1A -10 100A 0A 0A -10A -2A 20",
  },
  { name: "mean in range, limits excluded", alarm: meanInRange(), series: "0 0 0 0 0A 499 1A" },
  { name: "last n", alarm: lastN({ min: 0, max: 10 }), series: "10 8 4 2 -20 -10 12A 1A 1A 2 0 -2 -4A 10A" },
  { name: "last n of three, two needed", alarm: lastN({ n: 3 }), series: "1 1 -1 -1A" },
  { name: "last n, limits excluded", alarm: lastN(), series: "0 1 2 3 100 100 100A" },
];

describe("checks of trends", () => {
  it.each(rows)("$name: $series", ({ alarm, series }) => {
    const values = series.split(" ").map((text) => Number(text.replace("A", "")));
    const raised = judgeSeries(alarm, values).map(({ flag }, i) => `${values[i]}${flag === "bad" ? "A" : ""}`);
    expect(raised.join(" ")).toBe(series);
  });

  it.each([
    { name: "relative step", alarm: relativeStep(), unknown: 1 },
    { name: "absolute step", alarm: absoluteStep(), unknown: 1 },
    { name: "mean in range", alarm: meanInRange(), unknown: 4 },
    { name: "last n", alarm: lastN(), unknown: 4 },
    { name: "between", alarm: between({ min: 0, max: 9 }), unknown: 0 },
  ])("$name is unknown for its first $unknown values", ({ alarm, unknown }) => {
    const flags = judgeSeries(alarm, [1, 1, 1, 1, 1, 1]).map((result) => result.flag);
    expect(flags.filter((flag) => flag === "null")).toHaveLength(unknown);
  });

  it("WART 50: the message of a relative step has the true value", () => {
    expect(judgeSeries(relativeStep(), [-4, -1]).at(-1)?.message).toBe(
      "-1 after -4, a step by more than a factor of 2",
    );
  });

  it("WART 51: the message of last n says how many are inside", () => {
    expect(judgeSeries(lastN({ n: 3 }), [-1, -1, 5]).at(-1)?.message).toBe(
      "only 1 of the last 3 values are inside (0, 100), less than 60 %",
    );
  });

  it("between tells limits and value, and draws the limits over the trend", () => {
    expect(judgeSeries(between({ min: 0, max: 2 }), [1, 3.25]).at(-1)).toEqual({
      flag: "bad",
      reason: "out-of-range",
      message: "3.25 is outside [0, 2]",
      evidence: { value: 3.25, min: 0, max: 2 },
      draw: {
        overlays: [
          { type: "line", from: [0, 0], to: [60, 0], color: "red" },
          { type: "line", from: [0, 2], to: [60, 2], color: "red" },
        ],
      },
    });
  });
});
