import { trendVersions } from "@overwatch/core/store";
import { sampleTrend } from "@overwatch/core/testing";
import { describe, expect, it } from "vitest";
import { compareTrends } from "./compare-trends.js";

const files = ["a", "b", "c"].map((name, at) => ({ name, time: 1000 + at }));
const trend = (id: string, count: number, parts = {}) => sampleTrend("EMC", id, 1, files.slice(0, count), parts);
type Trends = readonly ReturnType<typeof trend>[];
const summary = (before: Trends, after: Trends) => {
  const versions = (trends: Trends) => trendVersions({ trends });
  const { heads, goneTrends, points, gonePoints } = compareTrends(versions(before), versions(after));
  return {
    heads: heads.map(({ trend: id, points: count }) => `${id} ${count}`),
    goneTrends: goneTrends.map(({ trend: id, version }) => `${id} ${version}`),
    points: points.map(({ trend: id, file }) => `${id} ${file}`),
    gonePoints: gonePoints.map(({ trend: id, file }) => `${id} ${file}`),
  };
};
const nothing = { heads: [], goneTrends: [], points: [], gonePoints: [] };

describe("compareTrends", () => {
  it.each([
    { what: "nothing for the same", before: [trend("t", 2)], after: [trend("t", 2)], changes: nothing },
    {
      what: "all of a new trend",
      before: [],
      after: [trend("t", 2)],
      changes: { ...nothing, heads: ["t 2"], points: ["t a", "t b"] },
    },
    {
      what: "the new point alone, and the head for its number",
      before: [trend("t", 2), trend("u", 2)],
      after: [trend("t", 3), trend("u", 2)],
      changes: { ...nothing, heads: ["t 3"], points: ["t c"] },
    },
    {
      what: "a head alone",
      before: [trend("t", 2)],
      after: [trend("t", 2, { unit: "mm" })],
      changes: { ...nothing, heads: ["t 2"] },
    },
    {
      what: "a trend that is gone with its points",
      before: [trend("t", 1), trend("u", 1)],
      after: [trend("u", 1)],
      changes: { ...nothing, goneTrends: ["t config"], gonePoints: ["t a"] },
    },
    {
      what: "all of a trend whose configuration is another one",
      before: [trend("t", 1)],
      after: [trend("t", 1, { configHash: "next" })],
      changes: { heads: ["t 1"], goneTrends: ["t config"], points: ["t a"], gonePoints: ["t a"] },
    },
    {
      what: "the point of a file that is gone",
      before: [trend("t", 2)],
      after: [trend("t", 1)],
      changes: { ...nothing, heads: ["t 1"], gonePoints: ["t b"] },
    },
    {
      what: "a point whose named values differ",
      before: [trend("t", 1, { points: [{ time: 1, run: 1, value: Number.NaN, entries: 1, values: { a: 0 } }] })],
      after: [trend("t", 1, { points: [{ time: 1, run: 1, value: Number.NaN, entries: 1, values: { a: -0 } }] })],
      changes: { ...nothing, points: ["t a"] },
    },
  ])("writes $what", ({ before, after, changes }) => {
    expect(summary(before, after)).toEqual(changes);
  });
});
