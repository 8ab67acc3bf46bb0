import type { Axis } from "../hist/types.js";
import { dumpNumber, dumpNumbers } from "./dump-numbers.js";
import type { ObjectDump } from "./dump-types.js";

const RANGE_BIT = 1 << 11;
/** ROOT's tool looks at the first 24 bits. */
export const BITS = 0xff_ffff;

export function dumpAxis(axis: Axis): ObjectDump {
  const attributes = axis.attributes ?? {};
  const bits = attributes.fBits ?? 0;
  return {
    nbins: axis.nbins,
    xmin: dumpNumber(axis.min),
    xmax: dumpNumber(axis.max),
    ...(axis.edges && { edges: dumpNumbers(axis.edges) }),
    title: axis.title,
    bits: bits & BITS,
    bits2: attributes.fBits2 ?? 0,
    first: attributes.fFirst ?? 0,
    last: attributes.fLast ?? 0,
    rangeSet: (bits & RANGE_BIT) !== 0,
    ...(axis.labels && { labels: [...axis.labels] }),
    ...(attributes.fTimeDisplay && { timeDisplay: true }),
    ...(attributes.fTimeFormat && { timeFormat: attributes.fTimeFormat }),
  };
}
