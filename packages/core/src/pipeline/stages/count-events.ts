import type { Detector } from "../detector.js";
import type { HistogramSource } from "../work.js";

/**
 * Events in a file: the content of one bin of its counter, the last one by name that matches.
 * Read for every file and slice (WART 19); the file's own histogram, whatever is made of it later.
 *
 * @returns undefined when the file has no counter that can be read.
 */
export async function countEvents(source: HistogramSource, detector: Detector): Promise<number | undefined> {
  const { matches, bin } = detector.eventCounter;
  const counters = source.infos
    .filter((info) => info.kind === "h1" && matches(info, detector.run))
    .map(({ name }) => name);
  const name = counters.sort().at(-1);
  if (name === undefined) return undefined;
  const hist = await source.read(name);
  return "kind" in hist && hist.kind === "h1" ? hist.contents.at(bin) : undefined;
}

/** What steps may divide by: > 0, or undefined (WART 20: nothing is scaled by an empty counter). */
export function usableEvents(counted: number | undefined): number | undefined {
  return counted !== undefined && counted > 0 && Number.isFinite(counted) ? counted : undefined;
}
