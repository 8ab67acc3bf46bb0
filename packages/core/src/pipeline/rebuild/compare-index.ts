import type { SubsystemReport } from "../../model/report.js";
import { type Store, trendVersion } from "../../store/index.js";
import { said } from "./compare-reports.js";
import type { Comparing } from "./verify-findings.js";

/** Compares what the index knows of a (run, subsystem) with its report: mode, report, and points of trends. */
export async function compareIndex(
  place: string,
  { report, hltMode }: { readonly report: SubsystemReport; readonly hltMode: string },
  store: Store,
  compare: Comparing,
): Promise<void> {
  const what = `overwatch.db ${place}`;
  const { run, subsystem } = report;
  const indexed = await store.report(run, subsystem);
  if (indexed === undefined) {
    compare(what, "a publication", undefined);
    return;
  }
  compare(`${what} report`, said(report), said(indexed));
  const summary = await store.run(run);
  compare(`${what} hltMode`, hltMode, summary?.hltMode);
  for (const trend of report.trends) {
    const range = { fromRun: run, toRun: run, version: trendVersion(trend) };
    compare(`${what} trend ${trend.id}`, trend.points, await store.trendPoints(subsystem, trend.id, range));
  }
}
