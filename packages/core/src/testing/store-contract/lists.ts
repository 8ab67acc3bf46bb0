import { expect } from "vitest";
import type { Quality } from "../../model/quality.js";
import type { RunPage } from "../../store/index.js";
import { listEvents, type StoreClause, samplePublication } from "./clause.js";

/** runs, inventory and events. */
export const lists: readonly StoreClause[] = [
  {
    does: "sums up a run over its subsystems",
    check: async (store) => {
      await store.publish(samplePublication({ subsystem: "TPC", startOfRun: 100, endOfRun: 300, quality: "medium" }));
      await store.publish(samplePublication({ subsystem: "EMC", startOfRun: 50, endOfRun: 200, quality: "good" }));
      await store.publish(samplePublication({ subsystem: "HLT", startOfRun: 70, endOfRun: 250, quality: "null" }));
      const summary = { run: 300005, hltMode: "C", startOfRun: 50, endOfRun: 300, quality: "medium" };
      expect(await store.run(300005)).toEqual({ ...summary, subsystems: ["EMC", "HLT", "TPC"] });
      expect(await store.runs()).toEqual([{ ...summary, subsystems: ["EMC", "HLT", "TPC"] }]);
    },
  },
  {
    does: "has the HLT mode of a run from its newest publication",
    check: async (store) => {
      await store.publish(samplePublication({ subsystem: "TPC" }, { hltMode: "U" }));
      await store.publish(samplePublication({ subsystem: "EMC" }, { hltMode: "B" }));
      expect((await store.run(300005))?.hltMode).toBe("B");
    },
  },
  {
    does: "lists runs newest first, in pages",
    check: async (store) => {
      for (const run of [3, 10, 1, 2]) {
        await store.publish(samplePublication({ run }));
        await store.publish(samplePublication({ run, subsystem: "TPC" }));
      }
      const list = async (...args: Parameters<typeof store.runs>) => (await store.runs(...args)).map(({ run }) => run);
      expect(await list()).toEqual([10, 3, 2, 1]);
      expect(await list({ limit: 3 })).toEqual([10, 3, 2]);
      expect(await list({ limit: 2, before: 3 })).toEqual([2, 1]);
      expect(await list({ before: 10 })).toEqual([3, 2, 1]);
      expect(await list({ limit: 0 })).toEqual([]);
      expect((await store.runs({ limit: 1 }))[0]?.subsystems).toEqual(["EMC", "TPC"]);
    },
  },
  {
    does: "lists and counts the runs that fit a filter",
    check: async (store) => {
      const publish = (run: number, subsystem: string, quality: Quality, hltMode: string) =>
        store.publish(
          samplePublication({ run, subsystem, quality, startOfRun: run * 100, endOfRun: run * 100 + 50 }, { hltMode }),
        );
      await publish(1, "EMC", "good", "B");
      await publish(2, "EMC", "good", "C");
      await publish(2, "TPC", "bad", "C");
      await publish(3, "TPC", "null", "C");
      await publish(4, "EM", "medium", "C");
      const rows: readonly [RunPage, readonly number[]][] = [
        [{}, [4, 3, 2, 1]],
        [{ fromRun: 2, toRun: 3 }, [3, 2]],
        [{ since: 250, until: 300 }, [3, 2]],
        [{ hltMode: "B" }, [1]],
        [{ subsystem: "EMC" }, [2, 1]],
        [{ subsystem: "EM" }, [4]],
        [{ subsystem: "E%" }, []],
        [{ quality: ["bad", "null"] }, [3, 2]],
        [{ quality: [] }, []],
        [{ subsystem: "EMC", quality: ["good"], hltMode: "C" }, []],
        [{ limit: 2, offset: 1 }, [3, 2]],
        [{ offset: 3 }, [1]],
        [{ hltMode: "C", limit: 1, offset: 1 }, [3]],
      ];
      for (const [page, expected] of rows) {
        const found = (await store.runs(page)).map(({ run }) => run);
        expect({ page, found }).toEqual({ page, found: expected });
        const { limit: _, offset: __, ...filter } = page;
        if (Object.keys(filter).length === Object.keys(page).length) {
          expect({ page, count: await store.countRuns(filter) }).toEqual({ page, count: expected.length });
        }
      }
      await publish(2, "TPC", "good", "C");
      expect(await store.countRuns({ quality: ["bad"] })).toBe(0);
      await store.remove(2, "TPC");
      expect(await store.countRuns({ subsystem: "TPC" })).toBe(1);
      expect(await store.countRuns()).toBe(4);
    },
  },
  {
    does: "tells the number of the newest event",
    check: async (store) => {
      const before = await store.lastEvent();
      await store.publish(samplePublication());
      await store.remove(300005, "EMC");
      expect(await store.lastEvent()).toBe((await store.events(before)).at(-1)?.number);
    },
  },
  {
    does: "lists the inventory by run, then subsystem",
    check: async (store) => {
      await store.publish(samplePublication({ run: 10, subsystem: "TPC" }, { folders: { "Run10/TPC": "12" } }));
      await store.publish(samplePublication({ run: 9, subsystem: "HLT" }, { folders: {} }));
      await store.publish(
        samplePublication({ run: 10, subsystem: "EMC" }, { folders: { "Run10/HLT": "1", other: "2" } }),
      );
      expect(await store.inventory()).toEqual([
        { run: 9, subsystem: "HLT", key: "key-9-HLT-2", basis: "basis", folders: {} },
        { run: 10, subsystem: "EMC", key: "key-10-EMC-2", basis: "basis", folders: { "Run10/HLT": "1", other: "2" } },
        { run: 10, subsystem: "TPC", key: "key-10-TPC-2", basis: "basis", folders: { "Run10/TPC": "12" } },
      ]);
    },
  },
  {
    does: "adds an event to each publication and removal, with the key",
    check: async (store) => {
      await store.publish(samplePublication({ files: 1 }));
      await store.publish(samplePublication({ files: 2 }));
      await store.remove(300005, "EMC");
      const about = { run: 300005, subsystem: "EMC" };
      expect((await store.events(0)).map(({ number, ...event }) => event)).toEqual([
        { type: "published", ...about, key: "key-300005-EMC-1" },
        { type: "published", ...about, key: "key-300005-EMC-2" },
        { type: "removed", ...about, key: "key-300005-EMC-2" },
      ]);
    },
  },
  {
    does: "numbers events one by one, and gives those after a number, oldest first",
    check: async (store) => {
      for (let run = 1; run <= 5; run++) await store.publish(samplePublication({ run }));
      const all = await store.events(0);
      const [first = 0] = all.map(({ number }) => number);
      expect(all.map(({ number, run }) => [number - first, run])).toEqual([0, 1, 2, 3, 4].map((at) => [at, at + 1]));
      expect((await store.events(first)).map(({ run }) => run)).toEqual([2, 3, 4, 5]);
      expect((await store.events(first + 1, 2)).map(({ run }) => run)).toEqual([3, 4]);
      expect(await store.events(first + 4)).toEqual([]);
    },
  },
  {
    does: "never uses the number of an event again",
    check: async (store) => {
      await store.publish(samplePublication());
      await store.remove(300005, "EMC");
      await store.publish(samplePublication());
      const numbers = (await store.events(0)).map(({ number }) => number);
      expect(new Set(numbers).size).toBe(3);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    },
  },
  {
    does: "adds no event when the same is published again, even by another version of the program",
    check: async (store) => {
      await store.publish(samplePublication());
      await store.publish(samplePublication());
      const madeBy = { plugin: null, version: null, node: "99.0.0" };
      await store.publish(samplePublication({ madeBy }));
      expect(await listEvents(store)).toEqual(["published 300005 EMC"]);
      expect((await store.report(300005, "EMC"))?.madeBy).toEqual(madeBy);
    },
  },
  {
    does: "brings the folders up to date when the same is published again",
    check: async (store) => {
      await store.publish(samplePublication({}, { folders: { a: "1" } }));
      await store.publish(samplePublication({}, { folders: { a: "2" } }));
      expect((await store.inventory())[0]?.folders).toEqual({ a: "2" });
      expect(await store.events(0)).toHaveLength(1);
    },
  },
  {
    does: "adds an event when only the HLT mode, a flag or a failure is another",
    check: async (store) => {
      const failure = { plugin: "p", hook: "processors", code: "HOOK_FAILED", message: "no", suspended: false };
      await store.publish(samplePublication());
      await store.publish(samplePublication({}, { hltMode: "B" }));
      await store.publish(samplePublication({ quality: "bad" }, { hltMode: "B" }));
      await store.publish(samplePublication({ quality: "bad", failures: [failure] }, { hltMode: "B" }));
      expect(await store.events(0)).toHaveLength(4);
    },
  },
];
