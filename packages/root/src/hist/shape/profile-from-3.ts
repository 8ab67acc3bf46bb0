import { isRanged, setAxisRange } from "../axis/axis-range.js";
import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { isNotWeightedBit, standardBits } from "../cells/bits.js";
import { cellStrides } from "../cells/cell-index.js";
import { axisAt, valueAt } from "../cells/cells-view.js";
import { type Draft, fromDraft, newDraft } from "../cells/draft.js";
import { fillDraft } from "../filling/fill-draft.js";
import { flush } from "../filling/flush.js";
import { computeStats } from "../stats/compute-stats.js";
import type { Bins } from "../stats/integral.js";
import { axisPosition, effectiveFromSums } from "../stats/moments.js";
import type { Axis, Histogram, Profile } from "../types.js";
import type { Onto2 } from "./project.js";
import { keptBins, projectedAxis } from "./projection-axis.js";
import { summedBins } from "./summed-bins.js";

/** Which cells a profile of a 3-D histogram takes, and how. */
export interface Profile3Options {
  /** Count the under- or overflow of the third axis as well. */
  readonly underflow?: boolean;
  readonly overflow?: boolean;
  /** Default: name of the source, "_p" and the axes. */
  readonly name?: string;
}

/**
 * Mean of the third axis per cell of two axes, from the bins' centres, with the contents as weights. `onto` and `bins`
 * are as of `project`. Source: TH3::Project3DProfile.
 */
export function profileFrom3(
  hist: Histogram<3>,
  onto: Onto2,
  bins: Bins = {},
  options: Profile3Options = {},
): Profile<2> {
  const flushed = flush(hist);
  const ranges = [bins.x, bins.y, bins.z];
  const axes = flushed.axes.map((axis, i) => {
    const range = ranges[i];
    return range ? setAxisRange(axis, range[0], range[1]) : axis;
  }) as unknown as Histogram<3>["axes"];
  const source: Histogram<3> = { ...flushed, axes };
  const [up, across] = [axisPosition(onto[0] ?? ""), axisPosition(onto[1] ?? "")];
  const draft = newDraft({
    dimension: 2,
    profile: "",
    name: options.name ?? `${hist.name}_p${onto}`,
    title: `${hist.title} profile ${onto} projection`,
    axes: [projectedAxis(axes[across], "xaxis", false), projectedAxis(axes[up], "yaxis", false)],
    weighted: source.sumw2 !== undefined,
  });
  if (!source.sumw2) draft.attributes["fBits"] = standardBits | isNotWeightedBit;
  fillFrom(draft, source, across, up, options);
  // Sums are those of the bins.
  draft.stats = new Float64Array(draft.stats.length);
  const [sumw = 0, sumw2 = 0] = computeStats(draft);
  const effective = effectiveFromSums({ sumw, sumw2 });
  draft.entries = source.sumw2 ? effective : Math.floor(effective + 0.5);
  return fromDraft(draft);
}

type Position = 0 | 1 | 2;

function fillFrom(draft: Draft, source: Histogram<3>, across: Position, up: Position, options: Profile3Options): void {
  const out = ([0, 1, 2] as const).find((index) => index !== across && index !== up) ?? 2;
  const { underflow = false, overflow = false } = options;
  const outs = summedBins(source.axes[out], { underflow, overflow });
  const strides = cellStrides(source.axes);
  const width = axisAt(draft, 0).nbins + 2;
  // ROOT asks the vertical axis for both whether there is a range.
  const ranged = isRanged(source.axes[up]);
  for (const upBin of binsOf(source.axes[up], ranged)) {
    for (const acrossBin of binsOf(source.axes[across], ranged)) {
      const [x, y] = [binCenter(source.axes[across], acrossBin), binCenter(source.axes[up], upBin)];
      const to = findBin(axisAt(draft, 0), x) + width * findBin(axisAt(draft, 1), y);
      for (let bin = outs.first; bin <= outs.last; bin++) {
        const cell = acrossBin * strides[across] + upBin * strides[up] + bin * strides[out];
        const content = valueAt(source.contents, cell);
        if (content === 0) continue;
        const before = draft.binSumw2?.[to] ?? 0;
        fillDraft(draft, [x, y, binCenter(source.axes[out], bin)], content);
        if (draft.binSumw2 && source.sumw2) draft.binSumw2[to] = before + valueAt(source.sumw2, cell);
      }
    }
  }
}

/** Bins in range, or all with flow. */
function binsOf(axis: Axis, ranged: boolean): number[] {
  const kept = keptBins(axis);
  const all = Array.from({ length: axis.nbins + 2 }, (_, bin) => bin);
  return ranged ? all.filter((bin) => bin >= kept.first && bin <= kept.last) : all;
}
