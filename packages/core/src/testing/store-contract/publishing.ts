import { expect } from "vitest";
import { sampleHist, sampleTrend } from "../sample-report.js";
import { listEvents, type StoreClause, samplePublication } from "./clause.js";

/** publish, remove, report and reports. */
export const publishing: readonly StoreClause[] = [
  {
    does: "knows nothing at first",
    check: async (store) => {
      expect(await store.report(300005, "EMC")).toBeUndefined();
      expect(await store.run(300005)).toBeUndefined();
      expect(await Promise.all([store.reports(300005), store.runs(), store.inventory(), store.trends()])).toEqual([
        [],
        [],
        [],
        [],
      ]);
      expect(await store.trendPoints("EMC", "meanHits")).toEqual([]);
      expect(await store.events(0)).toEqual([]);
    },
  },
  {
    does: "gives back a report as it was published",
    check: async (store) => {
      const publication = samplePublication();
      await store.publish(publication);
      expect(await store.report(300005, "EMC")).toStrictEqual(publication.report);
      expect(await store.report(300005, "TPC")).toBeUndefined();
      expect(await store.report(300006, "EMC")).toBeUndefined();
    },
  },
  {
    does: "takes over folders without an event, of one run and of all of its subsystems",
    check: async (store) => {
      for (const [run, subsystem] of [
        [300005, "EMC"],
        [300005, "TPC"],
        [300006, "EMC"],
      ] as const) {
        await store.publish({ ...samplePublication({ run, subsystem }), folders: {} });
      }
      const events = await store.lastEvent();
      await store.recordFolders(300005, { "Run300005/EMC": "17" });
      await store.recordFolders(300007, { "Run300007/EMC": "17" });
      expect((await store.inventory()).map(({ run, folders }) => [run, folders])).toEqual([
        [300005, { "Run300005/EMC": "17" }],
        [300005, { "Run300005/EMC": "17" }],
        [300006, {}],
      ]);
      expect(await store.lastEvent()).toBe(events);
    },
  },
  {
    does: "replaces what was published, whether or not the publication says what that is",
    check: async (store) => {
      const [first, second] = [samplePublication(), samplePublication({ key: "2", trends: [] })];
      await store.publish(first);
      await store.publish({ ...second, replaces: first.report });
      expect(await store.report(300005, "EMC")).toStrictEqual(second.report);
      expect(await store.trendPoints("EMC", "meanHits")).toEqual([]);
      // Wrong: it was replaced before.
      await store.publish({ ...first, replaces: first.report });
      expect(await store.trendPoints("EMC", "meanHits")).toHaveLength(2);
    },
  },
  {
    does: "keeps NaN, infinities and -0 of a report and of its trends' points",
    check: async (store) => {
      const files = [{ name: "a", time: 1448384710 }];
      const information = { limits: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] };
      const point = { time: 1448384710, run: 300005, entries: 0, value: Number.NaN, error: Number.POSITIVE_INFINITY };
      const values = { first: -0, second: Number.NaN };
      const { report } = samplePublication({
        hists: [sampleHist("empty", { mean: [Number.NaN, -0], stdDev: [Number.NaN, 0], information })],
        trends: [sampleTrend("EMC", "t", 300005, files, { points: [{ ...point, values }] })],
      });
      await store.publish({ ...samplePublication(), report });
      expect(await store.report(300005, "EMC")).toStrictEqual(report);
      expect(await store.trendPoints("EMC", "t")).toStrictEqual([{ ...point, values }]);
    },
  },
  {
    does: "keeps names as they are, whatever signs they have",
    check: async (store) => {
      for (const subsystem of ["EMC", "emc", "A'B", 'C"D', "%_", "ü/π 🦊", ""]) {
        await store.publish(samplePublication({ subsystem }));
        expect((await store.report(300005, subsystem))?.subsystem).toBe(subsystem);
      }
      expect((await store.run(300005))?.subsystems).toHaveLength(7);
      expect(await store.trendPoints("A'B", "meanHits")).toHaveLength(2);
      expect(await store.trendPoints("EMC", "mean%")).toEqual([]);
    },
  },
  {
    does: "replaces a report by the next one of the same (run, subsystem)",
    check: async (store) => {
      await store.publish(samplePublication({ files: 2 }));
      await store.publish(samplePublication({ subsystem: "TPC" }));
      await store.publish(samplePublication({ files: 3 }));
      expect((await store.report(300005, "EMC"))?.files).toHaveLength(3);
      expect((await store.reports(300005)).map(({ subsystem }) => subsystem)).toEqual(["EMC", "TPC"]);
    },
  },
  {
    does: "lists the reports of a run by name of subsystem, and of no other run",
    check: async (store) => {
      for (const [run, subsystem] of [
        [300005, "TPC"],
        [300006, "EMC"],
        [300005, "EMC"],
        [300005, "HLT"],
      ] as const) {
        await store.publish(samplePublication({ run, subsystem }));
      }
      expect((await store.reports(300005)).map(({ subsystem }) => subsystem)).toEqual(["EMC", "HLT", "TPC"]);
      expect((await store.reports(300006)).map(({ subsystem }) => subsystem)).toEqual(["EMC"]);
    },
  },
  {
    does: "gives out copies, and keeps none of what it was given",
    check: async (store) => {
      const publication = samplePublication();
      await store.publish(publication);
      spoil(publication);
      spoil(
        await store.report(300005, "EMC"),
        await store.reports(300005),
        await store.runs(),
        await store.inventory(),
      );
      spoil(await store.trends(), await store.trendPoints("EMC", "meanHits"), await store.events(0));
      const whole = samplePublication();
      expect(await store.report(300005, "EMC")).toStrictEqual(whole.report);
      expect((await store.inventory())[0]?.folders).toEqual(whole.folders);
      expect((await store.runs())[0]?.subsystems).toEqual(["EMC"]);
      expect((await store.trends())[0]?.title).toBe("Title of meanHits");
      expect((await store.trendPoints("EMC", "meanHits"))[0]?.value).toBe(1.5);
      expect((await store.events(0))[0]?.subsystem).toBe("EMC");
    },
  },
  {
    does: "forgets what is removed, and only that",
    check: async (store) => {
      await store.publish(samplePublication());
      await store.publish(samplePublication({ subsystem: "TPC" }));
      await store.publish(samplePublication({ run: 300006 }));
      await store.remove(300005, "EMC");
      expect(await store.report(300005, "EMC")).toBeUndefined();
      expect((await store.run(300005))?.subsystems).toEqual(["TPC"]);
      expect((await store.trendPoints("EMC", "meanHits")).map(({ run }) => run)).toEqual([300006, 300006]);
      await store.remove(300005, "TPC");
      expect(await store.run(300005)).toBeUndefined();
      expect((await store.inventory()).map(({ run }) => run)).toEqual([300006]);
      expect((await store.trends()).map(({ subsystem }) => subsystem)).toEqual(["EMC"]);
    },
  },
  {
    does: "does nothing when it shall remove what it does not know",
    check: async (store) => {
      await store.publish(samplePublication());
      await store.remove(300005, "TPC");
      await store.remove(300006, "EMC");
      expect(await listEvents(store)).toEqual(["published 300005 EMC"]);
    },
  },
  {
    does: "takes many publications at once",
    check: async (store) => {
      const runs = Array.from({ length: 20 }, (_, at) => 300000 + at);
      await Promise.all(runs.map((run) => store.publish(samplePublication({ run }))));
      expect((await store.runs()).map(({ run }) => run)).toEqual(runs.reverse());
      expect(await store.events(0)).toHaveLength(20);
    },
  },
];

/** Writes into everything that lies inside. */
function spoil(...values: readonly unknown[]): void {
  for (const value of values) {
    if (typeof value !== "object" || value === null || Object.isFrozen(value)) continue;
    spoil(...Object.values(value));
    for (const name of Object.keys(value)) Reflect.set(value, name, "spoiled");
  }
}
