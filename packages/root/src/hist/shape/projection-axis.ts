import { axisRange, isRanged } from "../axis/axis-range.js";
import { binLowEdge, binUpEdge } from "../axis/bin-edges.js";
import { axisRangeBit, changedAttributes, numberAttribute } from "../cells/bits.js";
import type { Attributes, Axis } from "../types.js";

/** Which bins of an axis a projection keeps. */
export interface KeptBins {
  readonly first: number;
  readonly last: number;
  /** Without a range the flow cells are carried over as well. */
  readonly ranged: boolean;
}

export function keptBins(axis: Axis): KeptBins {
  const [first, last] = axisRange(axis);
  return { first: Math.max(first, 1), last: Math.min(last, axis.nbins), ranged: isRanged(axis) };
}

/** Members that ROOT's ImportAttributes does not carry over. */
const notImported = ["fFirst", "fLast", "fBits2", "fTimeDisplay", "fUniqueID"];

/**
 * The axis of a projection: the range of the source's axis, or all of it with `whole`. Labels are numbered anew from 1 in the order
 * of the list, whatever bins they had and wherever the range begins, as ROOT does.
 */
export function projectedAxis(axis: Axis, name: string, whole: boolean): Axis {
  const { first, last } = keptBins(axis);
  const limits = whole ? { nbins: axis.nbins, min: axis.min, max: axis.max } : shrunk(axis, first, last);
  const edges = axis.edges && (whole ? axis.edges : axis.edges.slice(first - 1, last + 1));
  const bits = numberAttribute(axis.attributes, "fBits", 0) & ~axisRangeBit;
  const attributes: Attributes = withoutMembers(
    { ...axis.attributes, fBits: bits },
    bits === 0 ? [...notImported, "fBits"] : notImported,
  );
  const hasAttributes = Object.keys(attributes).length > 0;
  const plain: Axis = {
    name,
    title: axis.title,
    ...limits,
    ...(edges && { edges }),
    ...(hasAttributes && { attributes }),
  };
  return axis.labels ? withLabels(plain, [...axis.labels.values()]) : plain;
}

function withoutMembers(attributes: Attributes, members: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([member]) => !members.includes(member)));
}

function shrunk(axis: Axis, first: number, last: number): { nbins: number; min: number; max: number } {
  return { nbins: last - first + 1, min: binLowEdge(axis, first), max: binUpEdge(axis, last) };
}

/** Texts beyond the last bin are dropped; with a label on each bin the axis becomes one of labels that may grow. */
export function withLabels(axis: Axis, texts: readonly string[]): Axis {
  const labels = new Map(texts.slice(0, axis.nbins).map((text, index) => [index + 1, text]));
  if (labels.size !== axis.nbins) return { ...axis, labels };
  return { ...axis, labels, attributes: changedAttributes(axis.attributes, { fBits2: 3 }) };
}

const looks = ["fLineColor", "fFillColor", "fMarkerColor", "fMarkerStyle"] as const;

/** Colours and marker that ROOT hands on to a projection. */
export function projectedLooks(attributes: Attributes | undefined): Record<string, unknown> {
  return Object.fromEntries(
    looks.flatMap((member) => (attributes?.[member] === undefined ? [] : [[member, attributes[member]]])),
  );
}
