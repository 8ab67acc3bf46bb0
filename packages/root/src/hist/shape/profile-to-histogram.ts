import { binContent } from "../cells/bin-content.js";
import { binError } from "../cells/bin-error.js";
import { valueAt } from "../cells/cells-view.js";
import { fromDraft, newDraft } from "../cells/draft.js";
import { flush } from "../filling/flush.js";
import type { AnyProfile, Binned, Histogram, Profile } from "../types.js";
import { projectedAxis, projectedLooks } from "./projection-axis.js";

/** What the cells of the histogram hold: means with their errors, means alone, weights, errors, or sums of the value. */
export type ProfileContents = "means with errors" | "means" | "entries" | "errors" | "sums";

/**
 * The cells of a profile as a histogram with the same axes; ranges are not handed on. Entries are those of the profile,
 * statistics those of the bins. Source: TProfile::ProjectionX, TProfile2D::ProjectionXY, TProfile3D::ProjectionXYZ.
 */
export function profileToHistogram<P extends AnyProfile>(
  profile: P,
  contents: ProfileContents = "means with errors",
  name = `${profile.name}_p${["x", "xy", "xyz"][profile.axes.length - 1] ?? ""}`,
): Histogram<P["axes"]["length"]> {
  const source: AnyProfile = flush<AnyProfile>(profile);
  const weightedEntries = contents === "entries" && source.binSumw2 !== undefined;
  const draft = newDraft({
    dimension: source.axes.length,
    name,
    title: source.title,
    axes: source.axes.map((axis) => projectedAxis(axis, axis.name, true)),
    weighted: contents === "means with errors" || contents === "sums" || weightedEntries,
  });
  draft.attributes = projectedLooks(source.attributes);
  for (let cell = 0; cell < draft.contents.length; cell++) {
    const [content, square] = cellOf(source, cell, contents);
    draft.contents[cell] = content;
    if (draft.sumw2) draft.sumw2[cell] = square;
  }
  draft.entries = source.entries;
  const hist: Binned = fromDraft(draft);
  // As many axes as the profile has: the compiler does not connect the two kinds.
  return hist as Histogram<P["axes"]["length"]>;
}

function cellOf(
  profile: AnyProfile,
  cell: number,
  contents: ProfileContents,
): readonly [content: number, square: number] {
  const error = binError(profile, cell);
  switch (contents) {
    case "entries":
      return [valueAt(profile.binEntries, cell), profile.binSumw2 ? valueAt(profile.binSumw2, cell) : 0];
    case "errors":
      return [error, 0];
    case "sums":
      return [sumOf(profile, cell), valueAt(profile.sumw2, cell)];
    default:
      return [binContent(profile, cell), error * error];
  }
}

/** With more than one axis ROOT takes the mean times the weight: the last digit may change. */
function sumOf(profile: AnyProfile, cell: number): number {
  if (profile.axes.length === 1) return valueAt(profile.contents, cell);
  return binContent(profile, cell) * valueAt(profile.binEntries, cell);
}

/** The profile with another way to compute its errors. Source: TProfile::SetErrorOption. */
export function withProfileErrors<P extends AnyProfile>(profile: P, errors: Profile["errors"]): P {
  return { ...profile, errors };
}
