import { describe, expect, it } from "vitest";
import { readDashboard } from "./read-dashboard.js";

describe("readDashboard", () => {
  it("fills in what is usual", () => {
    expect(readDashboard("title: Mine\nplots:\n  - { subsystem: EMC, hist: hits }\n  - note: Look here\n")).toEqual({
      dashboard: {
        title: "Mine",
        columns: 3,
        plots: [{ subsystem: "EMC", hist: "hits", run: "latest", with: [], norm: false }, { note: "Look here" }],
      },
      problems: [],
    });
    expect(readDashboard("").dashboard).toEqual({ title: "", columns: 3, plots: [] });
  });

  it.each([
    ["no YAML", "plots: [", 1],
    ["a list", "- a", 1],
    ["an unknown key", "title: x\nplotz: []", 1],
    ["too many columns", "title: x\ncolumns: 99", 2],
    ["a plot of nothing", "title: x\nplots:\n  - subsystem: EMC\n", 3],
    ["a script as a draw option", "plots:\n  - { subsystem: EMC, hist: h, option: '<script>' }", 2],
  ])("says the line of %s", (_what, text, line) => {
    const { problems } = readDashboard(text);
    expect(problems[0]).toMatchObject({ line: expect.any(Number), message: expect.stringMatching(/\w/) });
    expect(problems[0]?.line).toBeGreaterThanOrEqual(line > 1 ? 2 : 1);
  });
});
