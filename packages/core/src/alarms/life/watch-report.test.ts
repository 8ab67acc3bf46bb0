import { describe, expect, it } from "vitest";
import type { AlarmReport, FileFlags, SubsystemReport } from "../../model/report.js";
import type { AlarmLife } from "./life.js";
import { watchReport } from "./watch-report.js";

const rules = { raiseAfter: { n: 1, of: 1 }, clearAfter: { n: 1, of: 1 }, repeatAfter: 0 };
const alarm: AlarmReport = { id: "a", on: "t", flag: "good", message: "" };

/** One letter per file, the last one of the newest: b bad, g good, ? unknown. */
function report(letters: string, run = 1, more: Partial<SubsystemReport> = {}): SubsystemReport {
  const files = [...letters].map(
    (letter, i): FileFlags => ({
      file: `f${i}`,
      time: 60 * i,
      quality: letter === "b" ? "bad" : "good",
      known: 1,
      of: 1,
      unknown: letter === "?" ? [["a", "t"]] : [],
      raised: letter === "b" ? [{ id: "a", on: "t", flag: "bad", message: `at ${i}`, notify: ["ops"] }] : [],
    }),
  );
  const newest = letters.at(-1);
  const flag = newest === "b" ? "bad" : newest === "?" ? "null" : "good";
  const all = { subsystem: "ABC", run, flags: files, endOfRun: 60 * (letters.length - 1) };
  // Only what is looked at.
  return { ...all, alarms: [{ ...alarm, flag, message: `now ${flag}` }], ...more } as unknown as SubsystemReport;
}
const watch = (of: SubsystemReport, lives: readonly AlarmLife[] = [], now = 1000) =>
  watchReport(of, { lives, rules, mutes: [], now });

describe("watchReport", () => {
  it("goes file by file, so that what came and went at once is recorded, and told only if it is there", () => {
    const { changes, notices, lives } = watch(report("gbg"));
    expect(changes.map(({ change, life }) => [change, life.since])).toEqual([
      ["raised", 60],
      ["cleared", 120],
    ]);
    expect(notices).toEqual([]);
    expect(lives).toMatchObject([{ raised: false, flag: "good" }]);
  });

  it("tells the minute in which it began, to those whom the alarm names", () => {
    const { notices } = watch(report("gbb"));
    expect(notices).toEqual([
      {
        change: "raised",
        subsystem: "ABC",
        alarm: "a",
        on: "t",
        flag: "bad",
        message: "now bad",
        run: 1,
        time: 60,
        notify: ["ops"],
      },
    ]);
  });

  it("does not say the same twice, and says when it is over", () => {
    const first = watch(report("gb"));
    expect(watch(report("gb"), first.lives)).toMatchObject({ changes: [], notices: [] });
    expect(watch(report("gbb"), first.lives)).toMatchObject({ changes: [], notices: [] });
    expect(watch(report("gbb?g"), first.lives).notices).toMatchObject([{ change: "cleared", time: 240 }]);
  });

  it("ignores an older run that was processed again", () => {
    const { lives } = watch(report("b", 7));
    expect(watch(report("g", 6), lives)).toEqual({ lives: [], changes: [], notices: [] });
  });

  it("clears what is not judged any more", () => {
    const { lives } = watch(report("b"));
    const { notices, changes } = watch(report("gg", 1, { alarms: [] }), lives);
    expect(changes).toMatchObject([{ change: "cleared" }]);
    expect(notices).toMatchObject([{ change: "cleared", message: "it is not judged any more" }]);
  });

  it("keeps what is unknown in a new run", () => {
    const { lives } = watch(report("b"));
    expect(watch(report("?", 2), lives)).toMatchObject({ changes: [], notices: [] });
  });
});
