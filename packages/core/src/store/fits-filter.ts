import type { RunFilter, RunSummary } from "./store.js";

/** Whether a run is among those that `filter` means; both ends of a range are inside. */
export function fitsFilter(
  { run, hltMode, startOfRun, endOfRun, quality, subsystems }: RunSummary,
  { fromRun, toRun, since, until, hltMode: wantedMode, subsystem, quality: wanted }: RunFilter,
): boolean {
  return (
    (fromRun === undefined || run >= fromRun) &&
    (toRun === undefined || run <= toRun) &&
    (since === undefined || endOfRun >= since) &&
    (until === undefined || startOfRun <= until) &&
    (wantedMode === undefined || hltMode === wantedMode) &&
    (subsystem === undefined || subsystems.includes(subsystem)) &&
    (wanted === undefined || wanted.includes(quality))
  );
}
