import type { Publication, Store } from "../../store/index.js";
import { type SampleParts, sampleReport } from "../sample-report.js";

/** One thing that every store does. The check rejects when the store, which is empty at first, does not do it. */
export interface StoreClause {
  /** Goes on after "a store ...". */
  readonly does: string;
  /** Rejects when the store does not do it. */
  readonly check: (store: Store) => Promise<void>;
}

/** A publication of a sample report. */
export function samplePublication(
  parts: SampleParts = {},
  around: Partial<Omit<Publication, "report">> = {},
): Publication {
  const report = sampleReport(parts);
  return {
    hltMode: "C",
    report,
    folders: { [`Run${report.run}/${report.subsystem}`]: "1448384710000000001" },
    ...around,
  };
}

/** Events without their numbers. */
export async function listEvents(store: Store): Promise<readonly string[]> {
  const events = await store.events(0, Number.MAX_SAFE_INTEGER);
  return events.map(({ type, run, subsystem }) => `${type} ${run} ${subsystem}`);
}
