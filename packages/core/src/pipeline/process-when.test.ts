import { createHistogram, fillMany } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { between } from "../alarms/index.js";
import { silentLogger } from "../log/index.js";
import { silentTrace } from "../plugins/step.js";
import { maximum } from "../trending/index.js";
import { processWhen } from "./process-when.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

/** Counts in two bins. */
type Cells = readonly [number, number];

const files = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `${i}`, time: 1000 + 60 * i, size: 1, sha256: `${i}` }));

const workOf = (count: number, cumulative: boolean): SubsystemWork => ({
  run: 7,
  hltMode: "C",
  subsystem: "ABC",
  fileLocationSubsystem: "ABC",
  folder: "",
  files: files(count),
  cumulative,
  key: "key",
  keyParts: { basis: "b", context: "c", files: "f" },
  combinedFile: "",
  options: {},
  settings: {},
  monitoring: {
    trends: { highest: { hist: "h", trender: maximum.trender.name, config: undefined } },
    alarms: { "too-high": { on: { trends: "highest" }, alarm: between.alarm.name, config: { min: 0, max: 5 } } },
  },
  suspended: [],
});

/** File i holds the histogram `h` with these counts. */
function edgesOf(states: readonly Cells[], open: string[] = []): WorkEdges {
  return {
    open: async ({ name }) => {
      const [low = 0, high = 0] = states[Number(name)] ?? [];
      const points = [...Array<number>(low).fill(0.5), ...Array<number>(high).fill(1.5)];
      const hist = fillMany(createHistogram({ name: "h", axes: [{ nbins: 2, min: 0, max: 2 }] }), points);
      open.push(name);
      return {
        infos: [{ name: "h", kind: "h1", className: "TH1D", title: "", from: "file" }],
        problems: [],
        read: async () => hist,
        close: async () => void open.splice(open.indexOf(name), 1),
      };
    },
    trace: silentTrace,
    log: silentLogger,
    checkInputs: true,
  };
}

const ask = (states: readonly Cells[], target: string, cumulative = true) =>
  processWhen({ work: workOf(states.length, cumulative), target }, undefined, edgesOf(states));

describe("processWhen", () => {
  it.each([
    {
      name: "cumulative files",
      cumulative: true,
      states: [
        [1, 1],
        [2, 2],
        [3, 9],
        [4, 17],
      ] as Cells[],
    },
    {
      name: "files of one interval",
      cumulative: false,
      states: [
        [1, 1],
        [1, 1],
        [1, 7],
        [1, 8],
      ] as Cells[],
    },
    {
      name: "counts that fall",
      cumulative: true,
      states: [
        [1, 1],
        [0, 1],
        [1, 8],
        [2, 16],
      ] as Cells[],
    },
  ])("judges what came in each interval: $name", async ({ states, cumulative }) => {
    const report = await ask(states, "too-high", cumulative);
    expect(report.intervals.map(({ flag, span }) => [flag, span.from, span.to])).toEqual([
      ["good", 1000, 1000],
      ["good", 1000, 1060],
      ["bad", 1060, 1120],
      ["bad", 1120, 1180],
    ]);
    expect(report.first).toMatchObject({ file: "2", minutes: { from: 1, to: 2 } });
    expect(report.first?.verdicts).toMatchObject([{ alarm: "too-high", on: "highest", flag: "bad" }]);
  });

  it("says what each interval contributed", async () => {
    const { intervals } = await ask(
      [
        [1, 1],
        [2, 2],
        [3, 5],
        [4, 6],
      ],
      "h",
    );
    expect(intervals.map(({ contributions }) => contributions)).toEqual(
      [2, 2, 4, 2].map((entries) => [{ hist: "h", entries, share: entries / 10 }]),
    );
    expect(intervals.map(({ verdicts }) => verdicts.map(({ alarm }) => alarm))).toEqual(Array(4).fill(["too-high"]));
  });

  it("has no first interval when none fails", async () => {
    expect(
      await ask(
        [
          [1, 1],
          [2, 2],
        ],
        "too-high",
      ),
    ).toMatchObject({ first: null, target: { kind: "alarm" } });
  });

  it("names what is near when the target is unknown", async () => {
    await expect(ask([[1, 1]], "too-hihg")).rejects.toMatchObject({
      code: "WHEN_TARGET_UNKNOWN",
      hint: expect.stringContaining("too-high"),
    });
  });

  it("has two files open at a time, and none in the end", async () => {
    const open: string[] = [];
    const states: Cells[] = [
      [1, 1],
      [2, 2],
      [3, 3],
    ];
    await processWhen({ work: workOf(3, true), target: "h" }, undefined, edgesOf(states, open));
    expect(open).toEqual([]);
  });
});
