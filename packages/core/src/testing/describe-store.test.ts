import { describe, expect, it } from "vitest";
import { createMemoryStore, type Store } from "../store/index.js";
import { storeContract } from "./describe-store.js";

/** Stores that do one thing wrong. */
const brokenStores: readonly { readonly fault: string; readonly breakIt: (store: Store) => Partial<Store> }[] = [
  { fault: "forgets every publication", breakIt: () => ({ publish: async () => {} }) },
  { fault: "removes nothing", breakIt: () => ({ remove: async () => {} }) },
  {
    fault: "adds an event to the same publication",
    breakIt: (store) => ({
      publish: async (publication) => {
        const { run, subsystem } = publication.report;
        if (await store.report(run, subsystem)) await store.remove(run, subsystem);
        await store.publish(publication);
      },
    }),
  },
  {
    fault: "loses NaN, as plain JSON does",
    breakIt: (store) => ({
      report: async (run, subsystem) => {
        const report = await store.report(run, subsystem);
        return report === undefined ? undefined : JSON.parse(JSON.stringify(report));
      },
    }),
  },
  {
    fault: "keeps points of files that are gone",
    breakIt: (store) => {
      const kept = new Map<number, Awaited<ReturnType<Store["trendPoints"]>>[number]>();
      return {
        trendPoints: async (...args) => {
          for (const point of await store.trendPoints(...args)) kept.set(point.time, point);
          return [...kept.values()].sort((a, b) => a.time - b.time);
        },
      };
    },
  },
  {
    fault: "lists runs oldest first",
    breakIt: (store) => ({ runs: async (page) => [...(await store.runs(page))].reverse() }),
  },
  { fault: "knows no pages", breakIt: (store) => ({ runs: () => store.runs() }) },
  {
    fault: "knows no ranges",
    breakIt: (store) => ({ trendPoints: (subsystem, id) => store.trendPoints(subsystem, id) }),
  },
  {
    fault: "includes the event that was asked to be the last known",
    breakIt: (store) => ({ events: (after, limit) => store.events(after - 1, limit) }),
  },
  {
    fault: "starts to number events again",
    breakIt: (store) => ({
      events: async (...args) => (await store.events(...args)).map((event, at) => ({ ...event, number: at % 2 })),
    }),
  },
  {
    fault: "rebuilds one by one",
    breakIt: (store) => ({
      rebuild: async (publications) => {
        for await (const publication of publications) await store.publish(publication);
        return { published: 3, unchanged: 0, removed: 0 };
      },
    }),
  },
  {
    fault: "hands out what it holds",
    breakIt: (store) => {
      const held = new Map<string, Awaited<ReturnType<Store["report"]>>>();
      return {
        report: async (run, subsystem) => {
          const place = `${run}/${subsystem}`;
          held.set(place, held.get(place) ?? (await store.report(run, subsystem)));
          return held.get(place);
        },
      };
    },
  },
];

describe("storeContract", () => {
  it.each(brokenStores)("refuses a store that $fault", async ({ breakIt }) => {
    const verdicts = await Promise.allSettled(
      storeContract.map(async ({ check }) => {
        const store = createMemoryStore();
        await check({ ...store, ...breakIt(store) });
      }),
    );
    expect(verdicts.some(({ status }) => status === "rejected")).toBe(true);
  });

  it("names each clause once", () => {
    const names = storeContract.map(({ does }) => does);
    expect(new Set(names).size).toBe(names.length);
  });
});
