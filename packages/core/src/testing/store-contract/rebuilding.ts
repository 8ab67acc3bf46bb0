import { expect } from "vitest";
import type { Publication } from "../../store/index.js";
import { listEvents, type StoreClause, samplePublication } from "./clause.js";

/** rebuild. */
export const rebuilding: readonly StoreClause[] = [
  {
    does: "is filled by rebuilding as by publishing",
    check: async (store) => {
      const publications = [1, 2, 3].map((run) => samplePublication({ run }));
      expect(await store.rebuild(publications)).toEqual({ published: 3, unchanged: 0, removed: 0 });
      expect((await store.runs()).map(({ run }) => run)).toEqual([3, 2, 1]);
      expect(await store.report(2, "EMC")).toStrictEqual(publications[1]?.report);
      expect(await store.trendPoints("EMC", "meanHits")).toHaveLength(6);
      expect(await listEvents(store)).toEqual(["published 1 EMC", "published 2 EMC", "published 3 EMC"]);
    },
  },
  {
    does: "has events only for what a rebuilding changed",
    check: async (store) => {
      for (const run of [1, 2, 3]) await store.publish(samplePublication({ run }));
      const before = (await store.events(0)).at(-1)?.number ?? 0;
      const publications = [samplePublication({ run: 1 }), samplePublication({ run: 2, files: 5 })];
      expect(await store.rebuild(publications)).toEqual({ published: 1, unchanged: 1, removed: 1 });
      expect((await store.events(before)).map(({ type, run }) => [type, run])).toEqual([
        ["published", 2],
        ["removed", 3],
      ]);
      expect((await store.inventory()).map(({ run }) => run)).toEqual([1, 2]);
    },
  },
  {
    does: "is empty after being rebuilt from nothing",
    check: async (store) => {
      await store.publish(samplePublication());
      expect(await store.rebuild([])).toEqual({ published: 0, unchanged: 0, removed: 1 });
      expect(await store.runs()).toEqual([]);
    },
  },
  {
    does: "shows the state before until it is rebuilt, to what it is rebuilt from, too",
    check: async (store) => {
      await store.publish(samplePublication({ run: 1 }));
      const seen: number[][] = [];
      async function* read(): AsyncGenerator<Publication> {
        for (const run of [2, 3]) {
          yield samplePublication({ run });
          seen.push((await store.runs()).map((summary) => summary.run));
        }
      }
      await store.rebuild(read());
      expect(seen).toEqual([[1], [1]]);
      expect((await store.runs()).map(({ run }) => run)).toEqual([3, 2]);
    },
  },
  {
    does: "is as before when rebuilding fails half-way, and goes on working",
    check: async (store) => {
      await store.publish(samplePublication({ run: 1 }));
      async function* read(): AsyncGenerator<Publication> {
        yield samplePublication({ run: 2 });
        throw new Error("the disk is gone");
      }
      await expect(store.rebuild(read())).rejects.toThrow("the disk is gone");
      expect((await store.runs()).map(({ run }) => run)).toEqual([1]);
      expect(await listEvents(store)).toEqual(["published 1 EMC"]);
      await store.publish(samplePublication({ run: 3 }));
      expect((await store.runs()).map(({ run }) => run)).toEqual([3, 1]);
    },
  },
  {
    does: "loses no publication that comes while it is rebuilt",
    check: async (store) => {
      const rebuilt = store.rebuild([samplePublication({ run: 1 })]);
      await Promise.all([rebuilt, store.publish(samplePublication({ run: 2 }))]);
      expect((await store.runs()).map(({ run }) => run)).toEqual([2, 1]);
    },
  },
];
