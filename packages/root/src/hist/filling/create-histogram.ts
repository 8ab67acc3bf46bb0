import { histArgumentInvalid } from "../../errors/histogram-errors.js";
import { cellCount } from "../cells/cell-index.js";
import { fromDraft, newDraft } from "../cells/draft.js";
import type { AnyProfile, Axis, Binned, Histogram, Numbers, Profile, ProfileErrors, Storage } from "../types.js";

/** Uniform bins, bins by their edges (ascending, one more than bins), or one bin per label. */
export type AxisSpec = { readonly title?: string } & (
  | { readonly nbins: number; readonly min: number; readonly max: number }
  | { readonly edges: Numbers | readonly number[] }
  | { readonly labels: readonly string[] }
);

type AxisSpecs = readonly [AxisSpec] | readonly [AxisSpec, AxisSpec] | readonly [AxisSpec, AxisSpec, AxisSpec];

/** What a new histogram is like. */
export interface HistogramSpec<A extends AxisSpecs> {
  readonly name: string;
  readonly title?: string;
  readonly axes: A;
  /** Default "float64", ROOT's TH1D. */
  readonly storage?: Storage;
  /** Start with sums of squared weights. */
  readonly weighted?: boolean;
}

/** What a new profile is like. */
export interface ProfileSpec<A extends AxisSpecs> {
  readonly name: string;
  readonly title?: string;
  readonly axes: A;
  readonly errors?: ProfileErrors;
  /** Values outside are not counted. */
  readonly valueRange?: readonly [min: number, max: number];
}

const axisNames = ["xaxis", "yaxis", "zaxis"] as const;
/** Beyond this the cells would not fit in memory anyway. */
const mostCells = 2 ** 28;

/** An empty histogram. Throws HIST_ARGUMENT_INVALID for axes that are none. */
export function createHistogram<const A extends AxisSpecs>(spec: HistogramSpec<A>): Histogram<A["length"]> {
  const { name, title = "", storage = "float64", weighted = false } = spec;
  const axes = createAxes("createHistogram", spec.axes);
  const hist: Binned = fromDraft(newDraft({ dimension: spec.axes.length, name, title, axes, storage, weighted }));
  // One axis per element of the tuple: the compiler does not connect the two lengths.
  return hist as Histogram<A["length"]>;
}

/** An empty profile. Throws HIST_ARGUMENT_INVALID for axes that are none. */
export function createProfile<const A extends AxisSpecs>(spec: ProfileSpec<A>): Profile<A["length"]> {
  const { name, title = "", errors = "", valueRange } = spec;
  const axes = createAxes("createProfile", spec.axes);
  const draft = newDraft({ dimension: spec.axes.length, profile: errors, name, title, axes });
  if (valueRange) draft.attributes = { valueMin: valueRange[0], valueMax: valueRange[1] };
  const profile: AnyProfile = fromDraft(draft);
  // As above.
  return profile as Profile<A["length"]>;
}

function createAxes(operation: string, specs: readonly AxisSpec[]): Axis[] {
  const axes = specs.map((spec, index) => createAxis(operation, spec, axisNames[index] ?? ""));
  const cells = cellCount(axes);
  if (cells > mostCells) throw histArgumentInvalid(operation, "axes", `at most ${mostCells} cells`, cells);
  return axes;
}

function createAxis(operation: string, spec: AxisSpec, name: string): Axis {
  const title = spec.title ?? "";
  if ("labels" in spec) {
    const nbins = spec.labels.length;
    if (nbins < 1) throw histArgumentInvalid(operation, "labels", "at least one label", nbins);
    return { name, title, nbins, min: 0, max: nbins, labels: new Map(spec.labels.map((text, i) => [i + 1, text])) };
  }
  if ("edges" in spec) {
    const edges = Float64Array.from(spec.edges);
    const nbins = edges.length - 1;
    const ascending = edges.every((edge, i) => i === 0 || (edges[i - 1] ?? 0) < edge);
    if (nbins < 1 || !ascending) throw histArgumentInvalid(operation, "edges", "two or more ascending edges", edges);
    return { name, title, nbins, min: edges[0] ?? 0, max: edges[nbins] ?? 0, edges };
  }
  const { nbins, min, max } = spec;
  if (!Number.isInteger(nbins) || nbins < 1)
    throw histArgumentInvalid(operation, "nbins", "a whole number from 1", nbins);
  if (!(min < max)) throw histArgumentInvalid(operation, "min and max", "min below max", `${min} and ${max}`);
  return { name, title, nbins, min, max };
}
