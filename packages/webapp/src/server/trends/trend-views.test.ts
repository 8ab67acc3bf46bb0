import { createMemoryStore } from "@overwatch/core/store";
import { samplePublication, sampleTrend } from "@overwatch/core/testing";
import { describe, expect, it } from "vitest";
import { createTrendViews } from "./trend-views.js";

/** A store with a trend `t` of EMC, one value a minute. */
async function place(runs: Readonly<Record<number, readonly number[]>> = {}) {
  const store = createMemoryStore();
  let reads = 0;
  const views = createTrendViews({
    trend: store.trend,
    trendColumns: (...args) => {
      reads++;
      return store.trendColumns(...args);
    },
  });
  const publish = async (run: number, values: readonly number[], configHash = "config") => {
    const files = values.map((_, at) => ({ name: `${run}.${at}`, time: 10_000 * run + 60 * at }));
    const points = files.map(({ time }, at) => ({ time, run, value: values[at] ?? 0, entries: at }));
    const trends = [sampleTrend("EMC", "t", run, files, { points, configHash })];
    await store.publish(samplePublication({ run, trends }));
    views.changed([{ type: "published", number: 1, run, subsystem: "EMC" }]);
  };
  for (const [run, values] of Object.entries(runs)) await publish(Number(run), values);
  const ask = async (window = {}) => {
    const view = await views.view({ subsystem: "EMC", id: "t", buckets: 1000, ...window });
    return view?.points.map(({ value }) => value);
  };
  return { store, views, publish, ask, reads: () => reads };
}

describe("createTrendViews", () => {
  it("gives points with their errors, runs and how many there are", async () => {
    const { views } = await place({ 1: [0.5, 1.5] });
    expect(await views.view({ subsystem: "EMC", id: "t", buckets: 10 })).toMatchObject({
      trend: { id: "t", points: 2 },
      points: [
        { time: 10_000, run: 1, value: 0.5, entries: 0 },
        { time: 10_060, run: 1, value: 1.5, entries: 1 },
      ],
      total: 2,
    });
    expect(await views.view({ subsystem: "EMC", id: "other", buckets: 10 })).toBeUndefined();
  });

  it("reads a trend once, and then only the run that changed", async () => {
    const { ask, publish, reads } = await place({ 1: [1, 2], 2: [3] });
    expect(await ask()).toEqual([1, 2, 3]);
    expect(await ask()).toEqual([1, 2, 3]);
    expect(reads()).toBe(1);
    for (const values of [[3, 4], [3, 4, 5], [7]]) {
      await publish(2, values);
      expect(await ask()).toEqual([1, 2, ...values]);
    }
    await publish(3, [9]);
    expect(await ask()).toEqual([1, 2, 7, 9]);
    expect(reads()).toBe(5);
  });

  it("sees changes in older runs, a run that goes, and another configuration", async () => {
    const { ask, publish, store, views } = await place({ 1: [1], 2: [2] });
    expect(await ask()).toEqual([1, 2]);
    await publish(1, [0, 1]);
    expect(await ask()).toEqual([0, 1, 2]);
    await store.remove(2, "EMC");
    views.changed([{ type: "removed", number: 1, run: 2, subsystem: "EMC" }]);
    expect(await ask()).toEqual([0, 1]);
    await publish(3, [5], "next");
    expect(await ask()).toEqual([5]);
    await store.remove(1, "EMC");
    await store.remove(3, "EMC");
    views.changed([{ type: "removed", number: 2, run: 3, subsystem: "EMC" }]);
    expect(await ask()).toBeUndefined();
  });

  it("takes ranges of runs and of time, and few parts", async () => {
    const values = Array.from({ length: 100 }, (_, i) => i % 10);
    values[50] = 99;
    const { ask } = await place({ 1: [1, 2], 2: [3], 3: [4], 4: values });
    expect(await ask({ fromRun: 2, toRun: 3 })).toEqual([3, 4]);
    expect(await ask({ from: 10_060, to: 20_000 })).toEqual([2, 3]);
    const few = (await ask({ fromRun: 4, buckets: 4 })) ?? [];
    expect(few.length).toBeLessThanOrEqual(16);
    expect(few).toContain(99);
  });

  it("asks again after a failure", async () => {
    let fails = true;
    const { store } = await place({ 1: [1] });
    const views = createTrendViews({
      trend: store.trend,
      trendColumns: (...args) => (fails ? Promise.reject(new Error("busy")) : store.trendColumns(...args)),
    });
    await expect(views.view({ subsystem: "EMC", id: "t", buckets: 1 })).rejects.toThrow("busy");
    fails = false;
    expect((await views.view({ subsystem: "EMC", id: "t", buckets: 1 }))?.points).toHaveLength(1);
  });
});
