import { histArgumentInvalid } from "../../errors/histogram-errors.js";
import { type Draft, fromDraft, toDraft } from "../cells/draft.js";
import type { Celled, Histogram, Profile } from "../types.js";
import { fillOrBuffer } from "./append-pending.js";
import { type Coordinate, fillDraft } from "./fill-draft.js";

/** One coordinate per axis, a number or a label; of a profile then the value. Of a one-dimensional histogram also the coordinate alone. */
export type Point<H extends Celled> =
  H extends Histogram<1>
    ? Coordinate | readonly [x: Coordinate]
    : H extends Histogram<2>
      ? readonly [x: Coordinate, y: Coordinate]
      : H extends Histogram<3>
        ? readonly [x: Coordinate, y: Coordinate, z: Coordinate]
        : H extends Profile<1>
          ? readonly [x: Coordinate, value: number]
          : H extends Profile<2>
            ? readonly [x: Coordinate, y: Coordinate, value: number]
            : readonly [x: Coordinate, y: Coordinate, z: Coordinate, value: number];

/**
 * The histogram with one more fill. A weight other than 1 makes it weighted. Axes that may grow do; a new label takes the next bin.
 * NaN goes to the overflow. A value outside a profile's limits is not counted. Source: TH1::Fill. For many fills use `fillMany`.
 */
export function fill<H extends Celled>(hist: H, at: Point<H>, weight?: number): H {
  return fillMany(hist, [at], weight === undefined ? undefined : [weight]);
}

/**
 * The histogram with many more fills, one after the other; weights, if given, are as many as points.
 * Throws HIST_ARGUMENT_INVALID otherwise.
 */
export function fillMany<H extends Celled>(hist: H, points: readonly Point<H>[], weights?: readonly number[]): H {
  if (weights && weights.length !== points.length) {
    throw histArgumentInvalid("fillMany", "weights", `${points.length} numbers`, weights.length);
  }
  const draft = toDraft(hist);
  for (const [index, point] of points.entries()) fillOne(draft, coordinates(point), weights?.[index]);
  return fromDraft(draft);
}

function coordinates(point: Coordinate | readonly Coordinate[]): readonly Coordinate[] {
  return typeof point === "object" ? point : [point];
}

function fillOne(draft: Draft, at: readonly Coordinate[], weight: number | undefined): void {
  const numbers = at.filter((each) => typeof each === "number");
  const buffered = draft.attributes["fBuffer"] !== undefined && numbers.length === at.length;
  if (buffered) fillOrBuffer(draft, numbers, weight ?? 1);
  else fillDraft(draft, at, weight);
}
