import type { HistogramInfo } from "../../model/hists.js";
import type { PlannedSource } from "../../model/run-plan.js";
import type { Detector } from "../detector.js";
import { resultName } from "./result-name.js";

/**
 * The last minutes of chosen histograms as further ones. Of one that is a window already there is none: it has its own.
 *
 * @param available - histograms of the file and additional ones; windows are added.
 */
export function addWindows(
  available: Map<string, HistogramInfo>,
  sources: Map<string, PlannedSource>,
  detector: Detector,
  unmatched: { hook: string; rule: string }[],
): void {
  const whole = [...available.values()].filter(({ name }) => isWhole(sources.get(name)));
  for (const { id, spec, matches } of detector.windows) {
    const { minutes, name: nameOf = (from: string) => `${from} ${lastMinutes(minutes)}` } = spec;
    const chosen = whole.filter((info) => matches(info, detector.run));
    if (chosen.length === 0) unmatched.push({ hook: "windows", rule: id });
    for (const from of chosen) {
      const name = resultName(nameOf, { hook: "windows", step: id }, from.name, available, detector);
      if (name === undefined) continue;
      available.set(name, { ...from, name, from: "window" });
      sources.set(name, { name, make: "window", from, window: { minutes } });
    }
  }
}

/** `last 10 minutes`. */
export function lastMinutes(minutes: number): string {
  return `last ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

function isWhole(source: PlannedSource | undefined): boolean {
  return source === undefined || (source.make === "derive" && source.window === undefined);
}
