import { describe, expect, it } from "vitest";
import type { FileFlags, SubsystemReport } from "../model/report.js";
import { flagIntervals, intervalsCsv } from "./flag-intervals.js";

/** One letter per file, a minute apart unless minutes are given: g good, b bad, ? unknown. */
function report(letters: string, minutes = [...letters].map((_, i) => i)): SubsystemReport {
  const flags = [...letters].map(
    (letter, i): FileFlags => ({
      file: `f${i}`,
      time: 60 * (minutes[i] ?? 0),
      quality: letter === "b" ? "bad" : letter === "?" ? "null" : "good",
      known: 1,
      of: 1,
      unknown: letter === "?" ? [["a", "t"]] : [],
      raised: letter === "b" ? [{ id: "a", on: "t", flag: "bad", message: "too, high" }] : [],
    }),
  );
  return { run: 7, subsystem: "ABC", flags } as unknown as SubsystemReport;
}
const short = (letters: string, minutes?: number[]) =>
  flagIntervals(report(letters, minutes))
    .filter(({ alarm }) => alarm === undefined)
    .map(({ from, to, flag }) => `${from / 60}-${to / 60} ${flag}`);

describe("flagIntervals", () => {
  it.each([
    { name: "one file", letters: "g", expected: ["0-0 good"] },
    { name: "all good", letters: "ggg", expected: ["0-2 good"] },
    {
      name: "bad in the middle: since the file before",
      letters: "ggbbg",
      expected: ["0-1 good", "1-3 bad", "3-4 good"],
    },
    { name: "unknown at the beginning", letters: "??g", expected: ["0-1 null", "1-2 good"] },
    { name: "no file at all", letters: "", expected: [] },
  ])("$name", ({ letters, expected }) => {
    expect(short(letters)).toEqual(expected);
  });

  it("a gap between files is unknown", () => {
    expect(short("gggg", [0, 1, 20, 21])).toEqual(["0-1 good", "1-20 null", "20-21 good"]);
  });

  it("alarms have intervals of their own, and all of it goes into a table", () => {
    const intervals = flagIntervals(report("gb"));
    expect(intervals.filter(({ alarm }) => alarm === "a").map(({ flag }) => flag)).toEqual(["good", "bad"]);
    expect(intervalsCsv(intervals)).toBe(
      [
        "run,subsystem,alarm,on,from,to,flag,message",
        "7,ABC,,,0,0,good,",
        '7,ABC,,,0,60,bad,"too, high"',
        "7,ABC,a,t,0,0,good,",
        '7,ABC,a,t,0,60,bad,"too, high"',
        "",
      ].join("\n"),
    );
  });
});
