import { setTimeout } from "node:timers/promises";
import type { Store, SubsystemReport } from "@overwatch/core/store";

/** What announcing touches outside of itself. */
export interface AnnounceEdges {
  readonly store: Pick<Store, "events" | "report">;
  readonly print: (text: string) => void;
  /** Of the pages, with a slash at the end. */
  readonly address: string;
  /** Milliseconds between two looks. Default 500. */
  readonly pause?: number;
}

/** Says what was found in each subsystem, once, and where a page shows it: what is printed last is an address. */
export async function announceFaults(edges: AnnounceEdges, signal: AbortSignal): Promise<void> {
  const { store, pause = 500 } = edges;
  const found = new Set<string>();
  for (let last = 0; !signal.aborted; ) {
    const events = await store.events(last);
    last = events.at(-1)?.number ?? last;
    const news = new Map(events.map((event) => [event.subsystem, event]));
    for (const { run, subsystem } of news.values()) {
      const report = found.has(subsystem) ? undefined : await store.report(run, subsystem);
      const text = report && faultText(report, edges.address);
      if (text === undefined) continue;
      found.add(subsystem);
      edges.print(text);
    }
    await setTimeout(pause, undefined, { signal }).catch(() => {});
  }
}

/** Undefined while nothing is wrong. */
export function faultText(report: SubsystemReport, address: string): string | undefined {
  const { subsystem, alarms, hists, trends, files } = report;
  const alarm = alarms.find(({ flag }) => flag === "bad") ?? alarms.find(({ flag }) => flag === "medium");
  if (alarm === undefined) return undefined;
  const hist = hists.find(({ name }) => name === alarm.on)?.name ?? trends.find(({ id }) => id === alarm.on)?.hist;
  const query = hist === undefined ? "" : `?hist=${encodeURIComponent(hist)}`;
  return `\nFound in ${subsystem} after ${files.length} files: ${alarm.message}\nSee why: ${address}runs/latest/${subsystem}${query}`;
}
