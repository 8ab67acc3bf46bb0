import type { AnyProfile, Axis, Binned, Celled, Dimension, ProfileErrors, Storage } from "../types.js";
import { type CellArray, copyCells, copyNumbers, newCells } from "./storage.js";

/** A histogram or profile under construction: operations change a copy of their input and hand it out as plain data. */
export interface Draft {
  readonly kind: Celled["kind"];
  name: string;
  title: string;
  axes: Axis[];
  readonly storage: Storage;
  contents: CellArray;
  sumw2: Float64Array | undefined;
  /** Of a profile only. */
  binEntries: Float64Array | undefined;
  binSumw2: Float64Array | undefined;
  errors: ProfileErrors | undefined;
  entries: number;
  stats: Float64Array;
  attributes: Record<string, unknown>;
}

/** A copy that may be changed; nothing of it is shared with the input but axes, which are replaced, never changed. */
export function toDraft(hist: Celled): Draft {
  const profile = isProfile(hist) ? hist : undefined;
  const storage = isProfile(hist) ? "float64" : hist.storage;
  return {
    kind: hist.kind,
    name: hist.name,
    title: hist.title,
    axes: [...hist.axes],
    storage,
    contents: copyCells(storage, hist.contents),
    sumw2: hist.sumw2 && copyNumbers(hist.sumw2),
    binEntries: profile && copyNumbers(profile.binEntries),
    binSumw2: profile?.binSumw2 && copyNumbers(profile.binSumw2),
    errors: profile?.errors,
    entries: hist.entries,
    stats: copyNumbers(hist.stats),
    attributes: { ...hist.attributes },
  };
}

/** A draft that shares its arrays with the input, for operations that only read it. */
export function toSharedDraft(hist: Celled): Draft {
  const profile = isProfile(hist) ? hist : undefined;
  return {
    kind: hist.kind,
    name: hist.name,
    title: hist.title,
    axes: hist.axes as unknown as Axis[],
    storage: isProfile(hist) ? "float64" : hist.storage,
    // The arrays of a histogram are of its storage; operations take them read-only.
    contents: hist.contents as CellArray,
    sumw2: hist.sumw2 as Float64Array | undefined,
    binEntries: profile?.binEntries as Float64Array | undefined,
    binSumw2: profile?.binSumw2 as Float64Array | undefined,
    errors: profile?.errors,
    entries: hist.entries,
    stats: hist.stats as Float64Array,
    attributes: { ...hist.attributes },
  };
}

/** A draft as plain data. The draft must not be used afterwards: its arrays are handed over. */
export function fromDraft<H extends Celled>(draft: Draft): H {
  const { kind, name, title, axes, storage, contents, sumw2, binEntries, binSumw2, entries, stats } = draft;
  // Written out: members behind a spread take the engine a hundred times as long.
  const hist: Record<string, unknown> =
    binEntries === undefined
      ? { kind, name, title, axes, contents, entries, stats, storage }
      : { kind, name, title, axes, contents, entries, stats, errors: draft.errors ?? "", sumw2, binEntries };
  if (binEntries === undefined && sumw2) hist["sumw2"] = sumw2;
  if (binEntries !== undefined && binSumw2) hist["binSumw2"] = binSumw2;
  if (Object.keys(draft.attributes).length > 0) hist["attributes"] = draft.attributes;
  // The kind decides the number of axes and the members, and drafts are made from the same kind only:
  // the compiler cannot follow that through a union of six.
  return hist as unknown as H;
}

/** A copy of a draft, which both may be changed. */
export function copyDraft(draft: Draft): Draft {
  return toDraft(fromDraft({ ...draft }));
}

export interface DraftParts {
  readonly dimension: Dimension;
  readonly profile?: ProfileErrors;
  readonly name: string;
  readonly title: string;
  readonly axes: readonly Axis[];
  readonly storage?: Storage;
  readonly weighted?: boolean;
}

/** An empty histogram or, with `profile`, an empty profile. */
export function newDraft(parts: DraftParts): Draft {
  const { dimension, profile, name, title, axes, storage = "float64", weighted = false } = parts;
  const cells = axes.reduce((product, axis) => product * (axis.nbins + 2), 1);
  const isProfileDraft = profile !== undefined;
  return {
    kind: isProfileDraft ? (dimension === 1 ? "profile" : `profile${dimension}`) : `h${dimension}`,
    name,
    title,
    axes: [...axes],
    storage,
    contents: newCells(storage, cells),
    sumw2: weighted || isProfileDraft ? new Float64Array(cells) : undefined,
    binEntries: isProfileDraft ? new Float64Array(cells) : undefined,
    binSumw2: isProfileDraft && weighted ? new Float64Array(cells) : undefined,
    errors: profile,
    entries: 0,
    stats: new Float64Array((isProfileDraft ? statsOfProfile : statsOfHistogram)[dimension]),
    attributes: {},
  };
}

const statsOfHistogram = { 1: 4, 2: 7, 3: 11 } as const;
const statsOfProfile = { 1: 6, 2: 9, 3: 13 } as const;

export function isProfile(hist: Celled): hist is AnyProfile {
  return hist.kind === "profile" || hist.kind === "profile2" || hist.kind === "profile3";
}

export function isBinned(hist: Celled): hist is Binned {
  return !isProfile(hist);
}
