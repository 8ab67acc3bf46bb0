import { axisRange, binCenter, binContent, binError, type Histogram } from "@overwatch/root/hist";

/** What a curve is fitted to: a place, a content and its error. */
export interface FitPoint {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

/** Bins with an error, at their centres: what ROOT's chi-square fit looks at. Those between the places only, if given. */
export function pointsOf(
  hist: Histogram<1>,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): FitPoint[] {
  const [axis] = hist.axes;
  const [first, last] = axisRange(axis);
  const points: FitPoint[] = [];
  for (let bin = Math.max(first, 1); bin <= Math.min(last, axis.nbins); bin++) {
    const x = binCenter(axis, bin);
    const [y, error] = [binContent(hist, bin), binError(hist, bin)];
    if (x >= from && x <= to && error > 0 && Number.isFinite(y) && Number.isFinite(error)) points.push({ x, y, error });
  }
  return points;
}
