import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeReader, type TimeFields, timeText, unixTime } from "./civil-time.js";

const zurich = "Europe/Zurich";
const fields = (text: string) => text.split("_") as unknown as TimeFields; // six parts, by the rows below

describe("unixTime", () => {
  it.each([
    ["padded", "2015_11_24_18_05_10", 1448384710],
    ["not padded", "2015_3_14_2_3_5", 1426294985],
    ["mixed", "2018_10_22_9_53_55", 1540194835],
    ["in the gap of spring: forward", "2018_03_25_02_30_00", 1521941400],
    ["twice in autumn: the later one", "2018_10_28_02_30_00", 1540690200],
    ["month 13", "2015_13_24_18_05_10", undefined],
    ["31 November", "2015_11_31_18_05_10", undefined],
    ["29 February of no leap year", "2015_2_29_18_05_10", undefined],
    ["hour 24", "2015_11_24_24_05_10", undefined],
    ["minute 60", "2015_11_24_18_60_10", undefined],
    ["second 60", "2015_11_24_18_05_60", undefined],
    ["month 0", "2015_0_24_18_05_10", undefined],
  ])("%s: %s", (_name, text, expected) => {
    expect(unixTime(fields(text), zurich)).toBe(expected);
  });

  it("reads UTC as it is", () => {
    expect(unixTime(fields("2018_10_28_2_30_0"), "UTC")).toBe(1540693800);
  });

  it("is undone by timeText in UTC", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (time) => unixTime(fields(timeText(time, "UTC")), "UTC") === time,
      ),
      { seed: 20261124, numRuns: 200 },
    );
  });
});

describe("createTimeReader", () => {
  const padded = (n: number) => String(n).padStart(2, "0");

  it.each([
    ["Europe/Zurich", "the day on which clocks go forward", 2018, 3, 25],
    ["Europe/Zurich", "the day on which they go back", 2018, 10, 28],
    ["Australia/Lord_Howe", "a change of half an hour", 2018, 4, 1],
    ["Africa/Monrovia", "a change of 44 minutes 30 seconds", 1972, 1, 7],
    ["UTC", "any day", 2018, 10, 28],
  ])("says in %s what unixTime says, on %s", (zone, _, year, month, day) => {
    const read = createTimeReader();
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const text = `${year}_${month}_${day}_${Math.floor(minute / 60)}_${padded(minute % 60)}_${minute % 60}`;
      expect([text, read(fields(text), zone)]).toEqual([text, unixTime(fields(text), zone)]);
    }
  });

  it.each(["2015_13_24_18_05_10", "2015_11_24_24_05_10", "2015_11_24_18_60_10", "2015_11_24_18_05_60"])(
    "%s is no time, asked once or twice",
    (text) => {
      const read = createTimeReader();
      read(fields("2015_11_24_18_05_10"), zurich);
      expect([read(fields(text), zurich), read(fields(text), zurich)]).toEqual([undefined, undefined]);
    },
  );
});
