import { type BinRange, setAxisRange } from "../axis/axis-range.js";
import { fromDraft } from "../cells/draft.js";
import { flush } from "../filling/flush.js";
import type { Bins } from "../stats/integral.js";
import { axisPosition } from "../stats/moments.js";
import type { Axes, Axis, Histogram, Profile } from "../types.js";
import { projectFrom2 } from "./project-from-2.js";
import type { ProjectOptions } from "./project-options.js";
import { projectTo1 } from "./project-to-1.js";
import { projectTo2 } from "./project-to-2.js";

/** Two axes, named as ROOT names them: first the vertical one, then the horizontal one. */
export type Onto2 = "xy" | "yx" | "xz" | "zx" | "yz" | "zy";

/**
 * The histogram summed over the axes that are not named. `onto` names one axis or two: of two the first is the vertical
 * one of the result, so that "xz" has z along its x axis. `bins` selects bins per axis, both inclusive:
 * of an axis that is summed over only these count (without, all do, with under- and overflow); an axis that is kept
 * shrinks to them. Ranges that are set on the axes count as well. Sums taken while filling are carried over
 * where nothing was left out, else they follow from the bins. Source: TH3::Project3D, TH2::ProjectionX and ProjectionY.
 */
export function project(hist: Histogram<3>, onto: "x" | "y" | "z", bins?: Bins, options?: ProjectOptions): Histogram<1>;
export function project(hist: Histogram<3>, onto: Onto2, bins?: Bins, options?: ProjectOptions): Histogram<2>;
export function project(
  hist: Histogram<2> | Profile<2>,
  onto: "x" | "y",
  bins?: Omit<Bins, "z">,
  options?: ProjectOptions,
): Histogram<1>;
export function project(
  hist: Histogram<3> | Histogram<2> | Profile<2>,
  onto: "x" | "y" | "z" | Onto2,
  bins: Bins = {},
  options: ProjectOptions = {},
): Histogram<1> | Histogram<2> {
  const source = flush(hist);
  const [vertical = "x", horizontal] = onto;
  if (source.kind !== "h3") return projectTwo(source, onto === "y" ? "y" : "x", bins, options);
  const ranged: Histogram<3> = { ...source, axes: withRanges(source.axes, [bins.x, bins.y, bins.z]) };
  const name = options.name ?? `${hist.name}_${onto}`;
  const parts = { ...options, name, title: `${hist.title} ${onto} projection` };
  if (horizontal !== undefined) {
    return fromDraft(projectTo2(ranged, axisPosition(horizontal), axisPosition(vertical), parts));
  }
  // ROOT gives bins of summed axes to copies of these axes: the histogram's own sums do not see them.
  const position = axisPosition(vertical);
  const own = withRanges(
    source.axes,
    [bins.x, bins.y, bins.z].map((range, axis) => (axis === position ? range : undefined)),
  );
  return fromDraft(projectTo1(ranged, position, parts, { ...source, axes: own }));
}

function projectTwo(
  source: Histogram<2> | Profile<2>,
  onto: "x" | "y",
  bins: Bins,
  options: ProjectOptions,
): Histogram<1> {
  const [kept, summed] = onto === "x" ? [bins.x, bins.y] : [bins.y, bins.x];
  const axes = withRanges(source.axes, onto === "x" ? [kept, undefined] : [undefined, kept]);
  const parts = { ...options, name: options.name ?? `${source.name}_p${onto}`, title: source.title };
  return fromDraft(
    projectFrom2({ ...source, axes }, axisPosition(onto), { ...parts, ...(summed && { bins: summed }) }),
  );
}

/** Sets ranges on axes, so that a range that is given and one that was set before mean the same. */
function withRanges<A extends Axes<2> | Axes<3>>(axes: A, ranges: readonly (BinRange | undefined)[]): A {
  const ranged = axes.map((axis: Axis, index) => {
    const range = ranges[index];
    if (range === undefined) return axis;
    const [first, last] = range;
    // To ROOT (0, 0) is no range at all, and (-1, 0) the underflow.
    return setAxisRange(axis, last === 0 ? first - 1 : first, last);
  });
  // Mapped one by one: as many as before.
  return ranged as unknown as A;
}
