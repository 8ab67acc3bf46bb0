import type { HistogramKind } from "../hist/types.js";

const kinds: readonly (readonly [pattern: RegExp, kind: HistogramKind])[] = [
  [/^TH1[CSILFD]$/, "h1"],
  [/^TH2[CSILFD]$/, "h2"],
  [/^TH3[CSILFD]$/, "h3"],
  [/^TProfile$/, "profile"],
  [/^TProfile2D$/, "profile2"],
  [/^TProfile3D$/, "profile3"],
  [/^TGraph((Asymm|Bent|Multi)?Errors)?$/, "graph"],
  [/^THStack$/, "stack"],
];

const known = new Map<string, HistogramKind | undefined>();

/** The kind of what a key's class name stands for, without reading it; undefined for everything but histograms. */
export function kindOf(className: string): HistogramKind | undefined {
  if (!known.has(className) && known.size < 1000) {
    known.set(className, kinds.find(([pattern]) => pattern.test(className))?.[1]);
  }
  return known.get(className);
}
