/** Histograms as plain readonly data. Nothing here has methods: operations are functions beside it, one per file. */

/**
 * Numbers to read, not to write: any typed array but the 64-bit integer ones, often a view into one buffer of a whole file.
 * int64 contents come as doubles, as ROOT's GetBinContent gives them.
 */
export interface Numbers extends Iterable<number> {
  readonly length: number;
  readonly [index: number]: number;
  /** The number at an index; a negative one counts from the end. undefined outside. */
  at(index: number): number | undefined;
  /** A copy of the numbers from `from` to before `to`. */
  slice(from?: number, to?: number): Numbers;
}

/** What ROOT stores per cell (TH1C S I L F D); its arithmetic rounds and saturates by it. */
export type Storage = "int8" | "int16" | "int32" | "int64" | "float32" | "float64";

/**
 * Members of ROOT's classes that have no place of their own in our types, under ROOT's names and as read:
 * an operation hands them on or changes them as ROOT does, a writer writes them back.
 * Absent means ROOT's default. Nested objects and members of classes that we do not know travel along unseen.
 */
export interface Attributes {
  readonly [member: string]: unknown;
  /** TObject bits without the two of memory management (0x01000000, 0x02000000). */
  readonly fBits?: number;
  readonly fUniqueID?: number;
}

/** Of a histogram or profile, beside what the types say. */
export interface HistogramAttributes extends Attributes {
  /** -1111 (the default): computed from the contents. */
  readonly fMaximum?: number;
  readonly fMinimum?: number;
  readonly fNormFactor?: number;
  readonly fOption?: string;
  readonly fBarOffset?: number;
  readonly fBarWidth?: number;
  readonly fContour?: Numbers;
  /** Pending fills, not yet in the cells: their number, then weight and coordinates of each. */
  readonly fBuffer?: Numbers;
  readonly fBufferSize?: number;
  /** 0 normal, 1 Poisson, 2 Poisson2. */
  readonly fBinStatErrOpt?: number;
  /** 0 ignore, 1 consider, 2 neutral. */
  readonly fStatOverflows?: number;
  /** Of TH2: always 1 in practice. */
  readonly fScalefactor?: number;
}

/** Of an axis, beside what `Axis` says. */
export interface AxisAttributes extends Attributes {
  /** First and last bin of the range, both inclusive; in force only while bit 11 of `fBits` is set. */
  readonly fFirst?: number;
  readonly fLast?: number;
  /** 1 alphanumeric, 2 can extend, 4 not alphanumeric. */
  readonly fBits2?: number;
  readonly fTimeDisplay?: boolean;
  readonly fTimeFormat?: string;
}

/** One axis: uniform bins between `min` and `max`, or bins with `edges`. */
export interface Axis {
  readonly name: string;
  readonly title: string;
  readonly nbins: number;
  readonly min: number;
  readonly max: number;
  /** Bin edges, length nbins + 1, ascending; absent when bins are uniform. */
  readonly edges?: Numbers;
  /** Text by bin number (1..nbins), in ROOT's list order, which is the order of insertion. */
  readonly labels?: ReadonlyMap<number, string>;
  readonly attributes?: AxisAttributes;
}

/** What everything in a file has: kind, name and title. */
export interface Named<K extends string, A extends Attributes = Attributes> {
  readonly kind: K;
  readonly name: string;
  readonly title: string;
  readonly attributes?: A;
}

/** Number of axes. */
export type Dimension = 1 | 2 | 3;
/** The axes of a histogram of D dimensions. */
export type Axes<D extends Dimension> = D extends 1
  ? readonly [Axis]
  : D extends 2
    ? readonly [Axis, Axis]
    : readonly [Axis, Axis, Axis];

/**
 * A histogram of one to three dimensions.
 * Contents are flat with under- and overflow cells, first axis fastest: length = product of (nbins + 2).
 */
export interface Histogram<D extends Dimension = Dimension> extends Named<`h${D}`, HistogramAttributes> {
  readonly axes: Axes<D>;
  readonly storage: Storage;
  readonly contents: Numbers;
  /** Sum of squared weights per cell; absent while the histogram is unweighted (error = sqrt of the content). */
  readonly sumw2?: Numbers;
  readonly entries: number;
  /** ROOT's sums as stored: sumw, sumw2, sumwx, sumwx2 (4); 2-D adds y, y2, xy (7); 3-D adds z, z2, xz, yz (11). */
  readonly stats: Numbers;
}

/** How a profile's error is computed: "" error of the mean, "s" spread, "i" and "g" ROOT's variants. */
export type ProfileErrors = "" | "s" | "i" | "g";

export interface ProfileAttributes extends HistogramAttributes {
  /** Limits of the profiled value: fYmin/fYmax, fZmin/fZmax or fTmin/fTmax by dimension; equal means none. */
  readonly valueMin?: number;
  readonly valueMax?: number;
}

/** A profile: mean of a value per cell of one to three axes. */
export interface Profile<D extends Dimension = Dimension>
  extends Named<D extends 1 ? "profile" : `profile${D}`, ProfileAttributes> {
  readonly axes: Axes<D>;
  readonly errors: ProfileErrors;
  /** Sum of weight x value per cell. */
  readonly contents: Numbers;
  /** Sum of weight x value squared per cell. */
  readonly sumw2: Numbers;
  /** Sum of weights per cell. */
  readonly binEntries: Numbers;
  /** Sum of squared weights per cell; absent while all weights are 1. */
  readonly binSumw2?: Numbers;
  readonly entries: number;
  /** As of a histogram of the same dimension, then the value's sum and sum of squares. */
  readonly stats: Numbers;
}

/** Distances from each point to the ends of its error bars, all >= 0. */
export interface GraphErrors {
  readonly xLow: Numbers;
  readonly xHigh: Numbers;
  readonly yLow: Numbers;
  readonly yHigh: Numbers;
}

/** Points in a plane. `x` and `y` have the same length. */
export interface Graph extends Named<"graph"> {
  readonly x: Numbers;
  readonly y: Numbers;
  /** Low and high errors; of symmetric ones both sides are the same array. */
  readonly errors?: GraphErrors;
}

/** Histograms drawn on top of each other, the first at the bottom. */
export interface Stack extends Named<"stack"> {
  readonly members: readonly (Histogram<1> | Histogram<2>)[];
}

/** Grows in minor releases: a switch over kinds keeps a default branch. */
export interface HistogramByKind {
  h1: Histogram<1>;
  h2: Histogram<2>;
  h3: Histogram<3>;
  profile: Profile<1>;
  profile2: Profile<2>;
  profile3: Profile<3>;
  graph: Graph;
  stack: Stack;
}
/** The names of the kinds. */
export type HistogramKind = keyof HistogramByKind;
/** Any of the kinds. */
export type AnyHistogram = HistogramByKind[HistogramKind];

/** Kinds with cells that are counts or sums of weights. */
export type Binned = Histogram<1> | Histogram<2> | Histogram<3>;
/** Kinds whose cells are means of a value. */
export type AnyProfile = Profile<1> | Profile<2> | Profile<3>;
/** Everything with axes and cells: what ROOT derives from TH1. */
export type Celled = Binned | AnyProfile;
