import { histArgumentInvalid, histKindsDiffer } from "../../errors/histogram-errors.js";
import { setAxisRange } from "../axis/axis-range.js";
import { binCenter, binLowEdge, binUpEdge } from "../axis/bin-edges.js";
import { type Draft, fromDraft, toDraft } from "../cells/draft.js";
import { flush } from "../filling/flush.js";
import { computeStats } from "../stats/compute-stats.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Axis, Celled, Histogram, Numbers, Profile } from "../types.js";
import { cornersAsRoot } from "./corners-as-root.js";
import { type BinBlock, sumBlocks } from "./sum-blocks.js";

/** How many bins become one along each axis, from bin 1 on; axes that are not named stay as they are. */
export type Groups = Partial<Record<"x" | "y" | "z", number>>;

/**
 * The histogram with bins joined in groups. Bins that are left over at the end go to the overflow, the axis ends before
 * them, and the statistics then follow from the bins. Entries stay. Cells outside of all axes are what ROOT makes of them, which in two
 * and three dimensions is not always their sum. Source: TH1::Rebin, TH2::Rebin2D, TH3::Rebin3D in place and those of profiles. Throws HIST_ARGUMENT_INVALID for a group below 1 or larger than the axis.
 */
export function rebin<H extends Celled>(hist: H, groups: number | Groups): H {
  const sizes: Groups = typeof groups === "number" ? { x: groups } : groups;
  const source: Celled = flush(hist);
  const group = [sizes.x ?? 1, sizes.y ?? 1, sizes.z ?? 1];
  const draft = toDraft(source);
  source.axes.forEach((axis: Axis, index) => {
    const size = group[index] ?? 1;
    if (!Number.isInteger(size) || size < 1 || size > axis.nbins) {
      throw histArgumentInvalid("rebin", "group", `a whole number from 1 to ${axis.nbins}`, size);
    }
  });
  if (source.axes.length > 1 && group.every((size, index) => size === 1 || index >= source.axes.length)) {
    if (source.kind === "h3") draft.stats = computeStats(source);
    return fromDraft(draft);
  }
  const hasEdges = source.axes.some((axis: Axis) => axis.edges !== undefined);
  // Of a 1-D profile ROOT keeps the range as it is.
  const prepare = source.kind === "profile" ? (axis: Axis) => axis : (axis: Axis) => setAxisRange(axis, 0, 0);
  draft.axes = source.axes.map((axis: Axis, index) => groupedAxis(prepare(axis), group[index] ?? 1, hasEdges));
  const blocks = source.axes.map((axis: Axis, index) => groupBlocks(axis.nbins, group[index] ?? 1));
  sumBlocks(draft, source, blocks);
  if (source.axes.length === 2) keepFirstCell(draft, source);
  if (source.kind === "h3") cornersAsRoot(draft, source, group);
  const leavesBins = source.axes.some((axis: Axis, index) => axis.nbins % (group[index] ?? 1) !== 0);
  setStats(draft, source, leavesBins);
  return fromDraft(draft);
}

/** ROOT leaves the cell below both axes alone, and forgets its error unless it is a profile. */
function keepFirstCell(draft: Draft, source: Celled): void {
  draft.contents[0] = source.contents[0] ?? 0;
  if (draft.sumw2 && draft.kind === "h2") draft.sumw2[0] = 0;
}

/** Where bins are left over ROOT computes the sums of a 2-D histogram anew, and marks those of the others as unknown. */
function setStats(draft: Draft, source: Celled, leavesBins: boolean): void {
  if (source.kind === "h2") {
    if (leavesBins) resetStats(draft);
  } else if (!leavesBins) draft.stats = computeStats(source);
  else draft.stats[0] = 0;
}

/**
 * The histogram with new bins between the given edges, which should be edges of old bins: a bin that is cut goes as a whole where
 * its centre lies. What lies below the first or above the last edge goes to the flow. Sums taken while filling stay.
 * Source: TH1::Rebin(n, name, edges). Throws HIST_ARGUMENT_INVALID for edges that do not ascend.
 */
export function rebinEdges<H extends Histogram<1> | Profile<1>>(hist: H, edges: Numbers | readonly number[]): H {
  const source: Histogram<1> | Profile<1> = flush(hist);
  const [axis] = source.axes;
  const newEdges = Float64Array.from(edges);
  const nbins = newEdges.length - 1;
  if (nbins < 1 || newEdges.some((edge, i) => i > 0 && !((newEdges[i - 1] ?? 0) < edge))) {
    throw histArgumentInvalid("rebinEdges", "edges", "two or more ascending edges", newEdges);
  }
  if (source.axes.length !== 1) throw histKindsDiffer("rebinEdges", "h1", hist.kind);
  const draft = toDraft(source);
  const limits = { nbins, min: newEdges[0] ?? 0, max: newEdges[nbins] ?? 0, edges: newEdges };
  const newAxis: Axis = { ...(source.kind === "profile" ? axis : setAxisRange(axis, 0, 0)), ...limits };
  draft.axes = [newAxis];
  sumBlocks(draft, source, [edgeBlocks(axis, newAxis)]);
  draft.stats = computeStats(source);
  return fromDraft(draft);
}

function groupedAxis(axis: Axis, group: number, withEdges: boolean): Axis {
  const nbins = Math.floor(axis.nbins / group);
  const { edges: _, ...rest } = axis;
  const max = nbins * group === axis.nbins ? axis.max : binUpEdge(axis, nbins * group);
  if (!withEdges) return { ...rest, nbins, max };
  const edges = Float64Array.from({ length: nbins + 1 }, (_, i) => binLowEdge(axis, 1 + i * group));
  return { ...rest, nbins, min: edges[0] ?? axis.min, max: edges[nbins] ?? max, edges };
}

/** Underflow, the groups, and the overflow with what is left. */
function groupBlocks(nbins: number, group: number): BinBlock[] {
  const count = Math.floor(nbins / group);
  const blocks: BinBlock[] = [{ first: 0, last: 0 }];
  for (let i = 0; i < count; i++) blocks.push({ first: 1 + i * group, last: (i + 1) * group });
  return [...blocks, { first: 1 + count * group, last: nbins + 1 }];
}

function edgeBlocks(axis: Axis, target: Axis): BinBlock[] {
  let bin = 1;
  while (bin <= axis.nbins && binCenter(axis, bin) < target.min) bin++;
  const blocks: BinBlock[] = [{ first: 0, last: bin - 1 }];
  for (let i = 1; i <= target.nbins; i++) {
    const first = bin;
    while (bin <= axis.nbins && !(binCenter(axis, bin) > binUpEdge(target, i))) bin++;
    blocks.push({ first, last: bin - 1 });
  }
  return [...blocks, { first: bin, last: axis.nbins + 1 }];
}
