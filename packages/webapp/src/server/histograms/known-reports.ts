import type { Store, SubsystemReport } from "@overwatch/core/store";
import type { LiveEvent } from "../../shared/types.js";

/** Reports that were asked for lately: reading one takes milliseconds, and a page asks for each of its histograms. */
export interface KnownReports {
  readonly get: (run: number, subsystem: string) => Promise<SubsystemReport | undefined>;
  /** To be told of every event: what changed is read again. */
  readonly changed: (events: readonly LiveEvent[]) => void;
}

/** Reports of a few runs: each may have a megabyte. */
const remembered = 40;

export function createKnownReports(store: Pick<Store, "report">): KnownReports {
  const known = new Map<string, Promise<SubsystemReport | undefined>>();
  return {
    get: (run, subsystem) => {
      const place = `${run}/${subsystem}`;
      const found = known.get(place);
      if (found !== undefined) return found;
      const report = store.report(run, subsystem);
      const [oldest] = known.keys();
      if (known.size >= remembered && oldest !== undefined) known.delete(oldest);
      known.set(place, report);
      // What failed, or is not there yet, is asked for again.
      report.then(
        (value) => value === undefined && known.get(place) === report && known.delete(place),
        () => known.get(place) === report && known.delete(place),
      );
      return report;
    },
    changed: (events) => {
      for (const event of events) if (event.type !== "decided") known.delete(`${event.run}/${event.subsystem}`);
    },
  };
}
