import type { AnyHistogram } from "@overwatch/root/hist";

/** From so many of the histograms on, two files say that counts do not only grow. */
const enough = 0.25;

/** Whether a cell of counts became smaller; undefined where that says nothing: profiles, other binning, no contents. */
export function cellFell(before: AnyHistogram, after: AnyHistogram): boolean | undefined {
  if (before.kind !== after.kind || !("contents" in before) || !("contents" in after)) return undefined;
  if ("binEntries" in before || before.entries === 0) return undefined;
  if (before.contents.length !== after.contents.length) return undefined;
  for (let cell = 0; cell < before.contents.length; cell++) {
    if ((after.contents[cell] ?? 0) < (before.contents[cell] ?? 0)) return true;
  }
  return false;
}

/**
 * Whether files hold everything since the start of the run, from what pairs of neighbours say: counts that only grow. One
 * fall among many is a receiver that began again; falls nearly everywhere are files that hold their interval.
 *
 * @param pairs - per pair, how many histograms said something, and in how many a cell fell.
 */
export function isCumulative(pairs: readonly { readonly compared: number; readonly fell: number }[]): boolean {
  const telling = pairs.filter(({ compared }) => compared > 0);
  const falling = telling.filter(({ compared, fell }) => fell >= enough * compared);
  return falling.length * 2 <= telling.length;
}
