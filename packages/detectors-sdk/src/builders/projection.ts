import type { AdditionalHistogram } from "@overwatch/core";
import { type Axis, type BinRange, binRange, type Histogram, type Onto2, project } from "@overwatch/core/hist";

/** A range of an axis: bins (both inclusive) or coordinates, of which bins that only touch the range are left out. */
export type AxisRange = { readonly bins: BinRange } | { readonly from: number; readonly to: number };

/** What is projected onto what. */
export interface ProjectionParts extends Pick<AdditionalHistogram, "prettyName" | "title" | "files" | "window"> {
  /** Of the projection; a function makes it from the name of the source. */
  readonly name: string | ((from: string) => string);
  /** Name of the 3-D source, or a pattern which makes one projection for each match. */
  readonly from: string | RegExp;
  /** One axis, or two: of two the first is the vertical one. "xz": z to the right, x up. */
  readonly onto: "x" | "y" | "z" | Onto2;
  /** Which part of an axis counts; axes that are not named count whole, with under- and overflow. */
  readonly ranges?: Readonly<Partial<Record<"x" | "y" | "z", AxisRange>>>;
}

/**
 * A projection of a 3-D histogram. Ranges given by coordinates are turned into bins of the source, so that they count
 * for the axes that are summed over, too.
 *
 * @example
 * additionalHistograms: [
 *   projection({ name: "pT", from: "tracks", onto: "z", ranges: { y: { from: -1, to: 1 }, x: { bins: [71, 160] } } }),
 * ]
 */
export function projection({ onto, ranges = {}, ...parts }: ProjectionParts): AdditionalHistogram {
  if (onto.length === 1) {
    // The length was looked at, which the compiler does not follow.
    const axis = onto as "x" | "y" | "z";
    return { ...parts, kind: "h3", makes: "h1", derive: (hist) => project(hist, axis, binsOf(hist, ranges)) };
  }
  const axes = onto as Onto2;
  return { ...parts, kind: "h3", makes: "h2", derive: (hist) => project(hist, axes, binsOf(hist, ranges)) };
}

function binsOf({ axes }: Histogram<3>, ranges: NonNullable<ProjectionParts["ranges"]>) {
  const [x, y, z] = axes;
  return {
    ...(ranges.x && { x: binsIn(x, ranges.x) }),
    ...(ranges.y && { y: binsIn(y, ranges.y) }),
    ...(ranges.z && { z: binsIn(z, ranges.z) }),
  };
}

function binsIn(axis: Axis, range: AxisRange): BinRange {
  return "bins" in range ? range.bins : binRange(axis, range.from, range.to);
}
