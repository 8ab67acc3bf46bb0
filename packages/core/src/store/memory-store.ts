import type { SubsystemReport } from "../model/report.js";
import { encodePlain } from "./encode-report.js";
import { fitsFilter } from "./fits-filter.js";
import { listPoints, listTrends } from "./memory-trends.js";
import { saysTheSame } from "./says-the-same.js";
import type { Publication, RunSummary, Store, StoreEvent } from "./store.js";
import { summarizeRun } from "./summarize-run.js";
import { columnsOf } from "./trend-columns.js";
import { noOtherTrends } from "./trend-versions.js";

/** All that a memory store knows; a verb that writes makes a new one, so that readers never see half of it. */
interface Known {
  readonly publications: ReadonlyMap<string, Publication>;
  /** Run -> HLT mode. */
  readonly modes: ReadonlyMap<number, string>;
  readonly events: readonly StoreEvent[];
}

/** A store that forgets when the process ends: for tests, previews and one-shot commands. */
export function createMemoryStore(): Store {
  let known: Known = { publications: new Map(), modes: new Map(), events: [] };
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** One after the other, as a database does it. */
  function write<T>(work: () => Promise<T>): Promise<T> {
    const done = lastWrite.then(work);
    lastWrite = done.catch(() => {});
    return done;
  }

  return {
    publish: (publication) =>
      write(async () => {
        known = published(known, publication);
      }),
    recordFolders: (run, folders) =>
      write(async () => {
        const publications = [...known.publications].map(([place, publication]) => {
          const own = publication.report.run === run ? { ...publication, folders: { ...folders } } : publication;
          return [place, own] as const;
        });
        known = { ...known, publications: new Map(publications) };
      }),
    remove: (run, subsystem) =>
      write(async () => {
        known = removed(known, run, subsystem);
      }),
    rebuild: (publications) =>
      write(async () => {
        const seen = new Set<string>();
        let next = known;
        let changed = 0;
        for await (const publication of publications) {
          seen.add(placeOf(publication.report.run, publication.report.subsystem));
          const after = published(next, publication);
          if (after.events.length > next.events.length) changed++;
          next = after;
        }
        const gone = [...next.publications].filter(([place]) => !seen.has(place));
        for (const [, { report }] of gone) next = removed(next, report.run, report.subsystem);
        known = next;
        return { published: changed, unchanged: seen.size - changed, removed: gone.length };
      }),

    report: async (run, subsystem) => structuredClone(known.publications.get(placeOf(run, subsystem))?.report),
    reports: async (run) => structuredClone(listReports(known).filter((report) => report.run === run)),
    run: async (run) => listRuns(known).find((summary) => summary.run === run),
    runs: async ({ limit = Number.POSITIVE_INFINITY, offset = 0, before = Number.POSITIVE_INFINITY, ...filter } = {}) =>
      listRuns(known)
        .filter((run) => run.run < before && fitsFilter(run, filter))
        .slice(offset, offset + limit),
    countRuns: async (filter = {}) => listRuns(known).filter((run) => fitsFilter(run, filter)).length,
    inventory: async () =>
      listPublications(known).map(({ report: { run, subsystem, key, keyParts }, folders }) => ({
        run,
        subsystem,
        key,
        basis: keyParts.basis,
        folders: { ...folders },
      })),

    trends: async () => listTrends(listPublications(known)),
    trend: async (subsystem, id) =>
      listTrends(listPublications(known)).find((trend) => trend.subsystem === subsystem && trend.id === id),
    trendPoints: async (subsystem, id, range = {}) =>
      structuredClone(listPoints(listPublications(known), { subsystem, id, ...range })),
    trendColumns: async (subsystem, id, range = {}) =>
      columnsOf(listPoints(listPublications(known), { subsystem, id, ...range })),
    events: async (after, limit = 1000) =>
      structuredClone(known.events.filter(({ number }) => number > after).slice(0, limit)),
    lastEvent: async () => known.events.at(-1)?.number ?? 0,
    close: async () => {},
  };
}

function placeOf(run: number, subsystem: string): string {
  return `${run}/${subsystem}`;
}

function published(known: Known, publication: Publication): Known {
  const { run, subsystem, key } = publication.report;
  const place = placeOf(run, subsystem);
  const before = known.publications.get(place);
  const otherTrends = publication.otherTrends ?? before?.otherTrends ?? noOtherTrends;
  const isNews =
    before === undefined ||
    known.modes.get(run) !== publication.hltMode ||
    encodePlain(before.otherTrends) !== encodePlain(otherTrends) ||
    !saysTheSame(before.report, publication.report);
  return {
    publications: new Map([
      ...known.publications,
      [place, structuredClone(withoutReplaced({ ...publication, otherTrends }))],
    ]),
    modes: new Map([...known.modes, [run, publication.hltMode]]),
    events: isNews ? [...known.events, nextEvent(known, "published", { run, subsystem, key })] : known.events,
  };
}

function withoutReplaced({ replaces: _, ...publication }: Publication): Publication {
  return publication;
}

function removed(known: Known, run: number, subsystem: string): Known {
  const place = placeOf(run, subsystem);
  const before = known.publications.get(place);
  if (before === undefined) return known;
  const publications = new Map(known.publications);
  publications.delete(place);
  return {
    publications,
    modes: known.modes,
    events: [...known.events, nextEvent(known, "removed", { run, subsystem, key: before.report.key })],
  };
}

function nextEvent(
  { events }: Known,
  type: StoreEvent["type"],
  about: Pick<StoreEvent, "run" | "subsystem" | "key">,
): StoreEvent {
  return { number: (events.at(-1)?.number ?? 0) + 1, type, ...about };
}

/** By run, then subsystem. */
function listPublications({ publications }: Known): readonly Publication[] {
  return [...publications.values()].sort(
    ({ report: a }, { report: b }) => a.run - b.run || (a.subsystem < b.subsystem ? -1 : 1),
  );
}

function listReports(known: Known): readonly SubsystemReport[] {
  return listPublications(known).map(({ report }) => report);
}

/** Newest first. */
function listRuns(known: Known): readonly RunSummary[] {
  const byRun = new Map<number, SubsystemReport[]>();
  for (const report of listReports(known)) byRun.set(report.run, [...(byRun.get(report.run) ?? []), report]);
  return [...byRun].reverse().map(([run, reports]) => summarizeRun(run, known.modes.get(run) ?? "", reports));
}
