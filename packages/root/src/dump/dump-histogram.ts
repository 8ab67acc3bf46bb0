import { classNameOf } from "../classes/class-name-of.js";
import { nameOf } from "../classes/name-of.js";
import type { AnyObject, ListObject } from "../classes/types.js";
import { flush } from "../hist/filling/flush.js";
import type { Axis, Celled, Histogram, HistogramAttributes, Numbers, Profile, Storage } from "../hist/types.js";
import { BITS, dumpAxis } from "./dump-axis.js";
import { dumpNumber, dumpNumbers } from "./dump-numbers.js";
import type { DumpValue, ObjectDump } from "./dump-types.js";

const cellTypes: Readonly<Record<Storage, string>> = {
  int8: "C",
  int16: "S",
  int32: "I",
  int64: "L",
  float32: "F",
  float64: "D",
};

const AVERAGE_BIT = 1 << 18;
/** kCanDelete and kMustCleanup depend on who owns the object. */
const OWNER_BITS = 0x9;
const HISTOGRAM_BITS = 8;

/**
 * A histogram or profile as stored: cells without what waits in the fill buffer. Where something waits, the field
 * `flushed` shows the same histogram with it.
 */
export function dumpHistogram(histogram: Celled): ObjectDump {
  const stored = dumpStored(histogram);
  const pending = histogram.attributes?.fBuffer?.[0] ?? 0;
  return pending === 0 ? stored : { ...stored, flushed: dumpFlushed(histogram) };
}

/** ROOT keeps the emptied buffer; where it holds all entries, a negative number of fills says so. */
function dumpFlushed(histogram: Celled): ObjectDump {
  const { fBuffer, fBufferSize = 0 } = histogram.attributes ?? {};
  const flushed = flush(histogram);
  const buffer = Float64Array.from(fBuffer ?? []);
  const [fills = 0] = buffer;
  if (fills > 0) buffer[0] = fills === flushed.entries ? -fills : 0;
  const used = usedBuffer(buffer, histogram.axes.length, "binEntries" in histogram);
  return { ...dumpStored(flushed), bufferSize: fBufferSize, buffer: dumpNumbers(used) };
}

function dumpStored(histogram: Celled): ObjectDump {
  const attributes: HistogramAttributes = histogram.attributes ?? {};
  const dimension = histogram.axes.length;
  const profile = "binEntries" in histogram ? histogram : undefined;
  const bits = attributes.fBits ?? HISTOGRAM_BITS;
  const buffer = attributes.fBuffer;
  return {
    kind: "histogram",
    name: histogram.name,
    title: histogram.title,
    dimension,
    axes: histogram.axes.map(dumpAxis),
    ...(dimension < 3 && { valueTitle: spareAxis(attributes, dimension)?.title ?? "" }),
    cellType: profile ? "D" : cellTypes[(histogram as Histogram).storage],
    cells: dumpNumbers(histogram.contents),
    sumw2: histogram.sumw2 ? dumpNumbers(histogram.sumw2) : null,
    entries: dumpNumber(histogram.entries),
    stats: dumpNumbers(histogram.stats),
    maximum: dumpNumber(attributes.fMaximum ?? -1111),
    minimum: dumpNumber(attributes.fMinimum ?? -1111),
    normFactor: dumpNumber(attributes.fNormFactor ?? 0),
    isAverage: (bits & AVERAGE_BIT) !== 0,
    bits: bits & BITS & ~OWNER_BITS,
    binStatErrOpt: attributes.fBinStatErrOpt ?? 0,
    statOverflows: attributes.fStatOverflows ?? 2,
    option: attributes.fOption ?? "",
    ...(attributes.fContour && { contour: dumpNumbers(attributes.fContour) }),
    ...(attributes.fScalefactor !== undefined && { scaleFactor: dumpNumber(attributes.fScalefactor) }),
    ...(profile && dumpProfileParts(profile)),
    functions: dumpFunctions(attributes["fFunctions"]),
    bufferSize: attributes.fBufferSize ?? 0,
    ...(buffer && buffer.length > 0 && { buffer: dumpNumbers(usedBuffer(buffer, dimension, profile !== undefined)) }),
  };
}

/** The axis of the value, one beyond the dimension. */
function spareAxis(attributes: HistogramAttributes, dimension: number): Axis | undefined {
  return attributes[dimension === 1 ? "fYaxis" : "fZaxis"] as Axis | undefined;
}

function dumpProfileParts(profile: Profile): ObjectDump {
  return {
    errorMode: ["", "s", "i", "g"].indexOf(profile.errors),
    valueMin: dumpNumber(profile.attributes?.valueMin ?? 0),
    valueMax: dumpNumber(profile.attributes?.valueMax ?? 0),
    binEntries: dumpNumbers(profile.binEntries),
    binSumw2: profile.binSumw2 ? dumpNumbers(profile.binSumw2) : null,
  };
}

/** Class and name of each object in a list of functions. */
export function dumpFunctions(list: unknown): DumpValue {
  const items = (list as ListObject | undefined)?.items ?? [];
  return items.filter((item): item is AnyObject => item !== null).map((item) => [classNameOf(item), nameOf(item)]);
}

/** The number of fills and as many records: the rest of the buffer is not in use. */
function usedBuffer(buffer: Numbers, dimension: number, isProfile: boolean): Numbers {
  const record = dimension + 1 + (isProfile ? 1 : 0);
  return buffer.slice(0, 1 + Math.trunc(Math.abs(buffer[0] ?? 0)) * record);
}
