import { describe, expect, it } from "vitest";
import { between, defineDetector, max } from "../../index.js";
import { runDetector } from "../bench/run-detector.js";
import { h1 } from "../builders/h1.js";
import { checkDetector } from "./check-detector.js";

const base = { subsystem: "TST", title: "Test detector" } as const;
const manifest = { plugin: "detector", subsystem: "TST", api: "^1.0.0" } as const;
const trend = { id: "max-a", title: "A", hist: "a", use: max() } as const;
const range = between({ min: 0, max: 1 });

describe("checkDetector", () => {
  it("says nothing when all is well", () => {
    const plugin = defineDetector({
      ...base,
      histogramGroups: [
        { name: "Borrowed", match: "*", files: "borrowed" },
        { name: "Hits", match: ["hits/*", "*strips"] },
        { name: "Everything else", match: "*" },
      ],
      trends: [trend],
      alarms: [{ id: "high", on: { trends: /^max/ }, use: range }],
    });
    expect(checkDetector(plugin, manifest)).toEqual([]);
  });

  it.each([
    {
      name: "a manifest of another subsystem",
      plugin: defineDetector({ ...base, subsystem: "ITS" }),
      finding: { code: "PLUGIN_INVALID", message: expect.stringContaining("subsystem TST") },
    },
    {
      name: "a group behind everything",
      plugin: defineDetector({
        ...base,
        histogramGroups: [
          { name: "All", match: "*" },
          { name: "Hits", match: "hits/*" },
        ],
      }),
      finding: { code: "GROUP_UNREACHABLE", message: expect.stringContaining("Group `Hits`") },
    },
    {
      name: "a group behind a wider name",
      plugin: defineDetector({
        ...base,
        histogramGroups: [
          { name: "Eta", match: "*Eta_*" },
          { name: "Eta vs Phi", match: "*Eta_vs_Phi*" },
        ],
      }),
      finding: { code: "GROUP_UNREACHABLE", message: expect.stringContaining("`Eta` stands before it") },
    },
    {
      name: "an alarm on trends that are not there",
      plugin: defineDetector({ ...base, alarms: [{ id: "high", on: { trends: /^max/ }, use: range }] }),
      finding: { code: "ALARM_WITHOUT_TREND", message: "Alarm `high`: no trend has an id like /^max/." },
    },
    {
      name: "a trend that nobody judges",
      plugin: defineDetector({ ...base, trends: [trend] }),
      finding: { code: "TREND_WITHOUT_ALARM", message: "Trend `max-a`: no alarm judges it." },
    },
  ])("tells $name", ({ plugin, finding }) => {
    expect(checkDetector(plugin, manifest)).toEqual([finding]);
  });

  it("tells first when nothing is shown at all", async () => {
    const plugin = defineDetector({ ...base, histogramGroups: [{ name: "A", match: "a" }] });
    const bench = await runDetector(plugin, { files: [{ hists: [h1("b", [1])] }] });
    expect(checkDetector(plugin, manifest, [bench])).toEqual([
      { code: "NOTHING_SHOWN", message: expect.stringContaining("overwatch inspect FILE") },
      { code: "RULE_WITHOUT_HISTOGRAM", message: expect.stringContaining("histogramGroups: A") },
    ]);
  });

  it("tells rules that found nothing in any recorded run", async () => {
    const plugin = defineDetector({
      ...base,
      histogramGroups: [
        { name: "A", match: "a" },
        { name: "B", match: "b" },
        { name: "C", match: "c" },
      ],
    });
    const benches = [
      await runDetector(plugin, { files: [{ hists: [h1("a", [1])] }] }),
      await runDetector(plugin, { files: [{ hists: [h1("b", [1])] }] }),
    ];
    expect(checkDetector(plugin, manifest, benches)).toEqual([
      { code: "RULE_WITHOUT_HISTOGRAM", message: expect.stringContaining("histogramGroups: C") },
    ]);
  });
});
