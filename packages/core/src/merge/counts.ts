import { createHash } from "node:crypto";
import type { AnyHistogram, Axis } from "@overwatch/root/hist";

/** What is remembered of the histograms of a file to compare the next one with it: binning and entries, by name. */
export type Counts = Readonly<Record<string, readonly [binning: string, entries: number]>>;

/** Binning and entries; undefined for what has no bins. */
export function countsOf(hist: AnyHistogram): Counts[string] | undefined {
  if (!("axes" in hist)) return undefined;
  return [`${hist.kind} ${hist.axes.map(binning).join(" x ")}`, hist.entries];
}

/** In words of people, because notes say it: `100 bins from 0 to 10`. */
function binning({ nbins, min, max, edges }: Axis): string {
  const uniform = `${nbins} bins from ${min} to ${max}`;
  return edges === undefined ? uniform : `${uniform} with edges ${shortHash([...edges].join(" "))}`;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/**
 * Whether the counts of a file fell against those of the file before: the sum of the entries over all histograms that
 * both have with the same binning became smaller. Then the receiver began again from zero.
 */
export function countsFell(before: Counts, after: Counts): boolean {
  let change = 0;
  for (const [name, [bins, entries]] of Object.entries(after)) {
    const known = before[name];
    if (known !== undefined && known[0] === bins) change += entries - known[1];
  }
  return change < 0;
}
