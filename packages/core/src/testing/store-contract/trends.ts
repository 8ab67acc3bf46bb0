import { expect } from "vitest";
import { sampleTrend } from "../sample-report.js";
import { type StoreClause, samplePublication } from "./clause.js";

const [a, b, c] = ["a", "b", "c"].map((name, at) => ({ name, time: 1000 + 60 * at })) as [File, File, File];
interface File {
  readonly name: string;
  readonly time: number;
}
/** Of a trend with one configuration. */
const only = { version: "config", earlier: [] };

/** trends and trendPoints. */
export const trends: readonly StoreClause[] = [
  {
    does: "lists trends by subsystem, then id, with all their points counted",
    check: async (store) => {
      const trend = (subsystem: string, id: string, run: number) => sampleTrend(subsystem, id, run, [a, b]);
      await store.publish(samplePublication({ run: 1, subsystem: "TPC", trends: [trend("TPC", "z", 1)] }));
      await store.publish(
        samplePublication({ run: 1, subsystem: "EMC", trends: [trend("EMC", "z", 1), trend("EMC", "a", 1)] }),
      );
      await store.publish(samplePublication({ run: 2, subsystem: "EMC", trends: [trend("EMC", "z", 2)] }));
      const about = { hist: "hits", unit: "cm" };
      expect(await store.trends()).toEqual([
        { id: "a", subsystem: "EMC", title: "Title of a", ...about, ...only, points: 2 },
        { id: "z", subsystem: "EMC", title: "Title of z", ...about, ...only, points: 4 },
        { id: "z", subsystem: "TPC", title: "Title of z", ...about, ...only, points: 2 },
      ]);
    },
  },
  {
    does: "has title, unit and histogram of a trend from the newest run, whatever was published last",
    check: async (store) => {
      const head = (run: number, title: string) =>
        samplePublication({ run, trends: [sampleTrend("EMC", "t", run, [a], { title, unit: title, hist: title })] });
      await store.publish(head(2, "newest"));
      await store.publish(head(1, "oldest"));
      expect(await store.trends()).toEqual([
        { id: "t", subsystem: "EMC", title: "newest", unit: "newest", hist: "newest", ...only, points: 2 },
      ]);
      await store.remove(2, "EMC");
      expect((await store.trends()).map(({ title, points }) => [title, points])).toEqual([["oldest", 1]]);
    },
  },
  {
    does: "brings the head of a trend up to date",
    check: async (store) => {
      for (const unit of ["cm", "mm"]) {
        await store.publish(samplePublication({ trends: [sampleTrend("EMC", "t", 300005, [a], { unit })] }));
      }
      expect((await store.trends())[0]?.unit).toBe("mm");
    },
  },
  {
    does: "gives the points of a trend by time, then run, over all runs",
    check: async (store) => {
      const late = { name: "late", time: 1030 };
      await store.publish(samplePublication({ run: 2, trends: [sampleTrend("EMC", "t", 2, [a, late])] }));
      await store.publish(samplePublication({ run: 1, trends: [sampleTrend("EMC", "t", 1, [a, b, c])] }));
      await store.publish(samplePublication({ run: 1, subsystem: "TPC", trends: [sampleTrend("TPC", "t", 1, [a])] }));
      const points = await store.trendPoints("EMC", "t");
      expect(points.map(({ time, run }) => [time, run])).toEqual([
        [1000, 1],
        [1000, 2],
        [1030, 2],
        [1060, 1],
        [1120, 1],
      ]);
      expect(points[0]).toStrictEqual({ time: 1000, run: 1, value: 1.5, error: 0.125, entries: 10 });
    },
  },
  {
    does: "gives the points of a range of runs, both ends included",
    check: async (store) => {
      for (const run of [1, 2, 3, 4]) {
        await store.publish(samplePublication({ run, trends: [sampleTrend("EMC", "t", run, [a])] }));
      }
      const list = async (range: { fromRun?: number; toRun?: number }) =>
        (await store.trendPoints("EMC", "t", range)).map(({ run }) => run);
      expect(await list({ fromRun: 2, toRun: 3 })).toEqual([2, 3]);
      expect(await list({ fromRun: 3 })).toEqual([3, 4]);
      expect(await list({ toRun: 2 })).toEqual([1, 2]);
      expect(await list({ fromRun: 5 })).toEqual([]);
    },
  },
  {
    does: "upserts points by file: new ones come in, changed ones are replaced, those of files that are gone go",
    check: async (store) => {
      const publish = async (files: readonly File[], values: readonly number[]) => {
        const points = files.map(({ time }, at) => ({ time, run: 300005, entries: 1, value: values[at] ?? 0 }));
        await store.publish(samplePublication({ trends: [sampleTrend("EMC", "t", 300005, files, { points })] }));
        return (await store.trendPoints("EMC", "t")).map(({ value }) => value);
      };
      expect(await publish([a, c], [1, 3])).toEqual([1, 3]);
      expect(await publish([a, b, c], [1, 2, 4])).toEqual([1, 2, 4]);
      expect(await publish([a, b], [1, 2])).toEqual([1, 2]);
      expect(await publish([b], [Number.NaN])).toEqual([Number.NaN]);
      expect((await store.trends())[0]?.points).toBe(1);
    },
  },
  {
    does: "keeps two points of one moment apart when they are of two files",
    check: async (store) => {
      const twins = [a, { name: "twin", time: a.time }];
      await store.publish(samplePublication({ trends: [sampleTrend("EMC", "t", 300005, twins)] }));
      expect((await store.trendPoints("EMC", "t")).map(({ value }) => value)).toEqual([1.5, 2.5]);
    },
  },
  {
    does: "drops a trend that the report does not have any more, and takes it up again",
    check: async (store) => {
      const both = [sampleTrend("EMC", "t", 300005, [a]), sampleTrend("EMC", "u", 300005, [a])];
      const count = async () => (await store.trends()).map(({ id, points }) => `${id} ${points}`);
      await store.publish(samplePublication({ trends: both }));
      await store.publish(samplePublication({ trends: both.slice(1) }));
      expect(await count()).toEqual(["u 1"]);
      expect(await store.trendPoints("EMC", "t")).toEqual([]);
      await store.publish(samplePublication({ trends: both }));
      expect(await count()).toEqual(["t 1", "u 1"]);
    },
  },
  {
    does: "lists a trend that has no point yet",
    check: async (store) => {
      await store.publish(samplePublication({ trends: [sampleTrend("EMC", "t", 300005, [])] }));
      expect((await store.trends()).map(({ id, points }) => [id, points])).toEqual([["t", 0]]);
    },
  },
  {
    does: "keeps points of different configurations apart, and shows those of the newest run",
    check: async (store) => {
      const made = (run: number, configHash: string, value: number) =>
        sampleTrend("EMC", "t", run, [a], { configHash, points: [{ time: run, run, value, entries: 1 }] });
      for (const run of [1, 2]) await store.publish(samplePublication({ run, trends: [made(run, "old", run)] }));
      await store.publish(samplePublication({ run: 3, trends: [made(3, "new", 3)] }));
      const values = async (version?: string) =>
        (await store.trendPoints("EMC", "t", version === undefined ? {} : { version })).map(({ value }) => value);
      expect(await values()).toEqual([3]);
      expect(await values("old")).toEqual([1, 2]);
      expect(await store.trend("EMC", "t")).toEqual({
        ...{ id: "t", subsystem: "EMC", title: "Title of t", unit: "cm", hist: "hits", version: "new", points: 1 },
        earlier: [{ version: "old", points: 2, fromRun: 1, toRun: 2 }],
      });
      expect(await store.trend("EMC", "other")).toBeUndefined();
    },
  },
  {
    does: "has trends beside the report: those that were kept of an earlier one, and those that were made since",
    check: async (store) => {
      const made = (configHash: string, value: number) =>
        sampleTrend("EMC", "t", 1, [a], { configHash, points: [{ time: 1, run: 1, value, entries: 1 }] });
      const publication = samplePublication({ run: 1, trends: [made("own", 1)] });
      const shown = async () => {
        const trend = await store.trend("EMC", "t");
        const points = await store.trendPoints("EMC", "t");
        return [trend?.version, points.map(({ value }) => value), trend?.earlier.map(({ version }) => version)];
      };
      await store.publish({ ...publication, otherTrends: { kept: [made("before", 0)], recomputed: [] } });
      expect(await shown()).toEqual(["own", [1], ["before"]]);
      const last = await store.lastEvent();
      await store.publish({
        ...publication,
        otherTrends: { kept: [made("before", 0)], recomputed: [made("next", 2)] },
      });
      expect(await shown()).toEqual(["next", [2], ["own", "before"]]);
      expect((await store.events(last)).map(({ type }) => type)).toEqual(["published"]);
      // What is not said stays; what was made since counts in place of the report's own.
      await store.publish(publication);
      expect(await shown()).toEqual(["next", [2], ["own", "before"]]);
      await store.publish({ ...publication, otherTrends: { kept: [], recomputed: [made("own", 7)] } });
      expect(await shown()).toEqual(["own", [7], []]);
      await store.remove(1, "EMC");
      expect([await store.trends(), await store.trendPoints("EMC", "t", { version: "own" })]).toEqual([[], []]);
    },
  },
  {
    does: "gives the same points as columns",
    check: async (store) => {
      const points = [
        { time: 1, run: 300005, value: 0.5, error: 0.25, entries: 1 },
        { time: 2, run: 300005, value: Number.NaN, entries: 1 },
        { time: 3, run: 300005, value: Number.NEGATIVE_INFINITY, error: 0, entries: 1 },
      ];
      await store.publish(samplePublication({ trends: [sampleTrend("EMC", "t", 300005, [a, b, c], { points })] }));
      expect(await store.trendColumns("EMC", "t")).toEqual({
        time: Float64Array.of(1, 2, 3),
        run: Float64Array.of(300005, 300005, 300005),
        value: Float64Array.of(0.5, Number.NaN, Number.NEGATIVE_INFINITY),
        error: Float64Array.of(0.25, Number.NaN, 0),
        entries: Float64Array.of(1, 1, 1),
      });
      expect((await store.trendColumns("EMC", "other")).time.length).toBe(0);
    },
  },
];
