import { type Binned, createHistogram, fill, type Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import type { TrendMoment } from "../../model/trend.js";
import type { BoundTrender } from "../trender.js";
import {
  binContent,
  emptyBins,
  entries,
  fractionAbove,
  fractionBelow,
  gaussian,
  hotBins,
  integral,
  maximum,
  maximumPosition,
  mean,
  median,
  minimum,
  quantile,
  ratio,
  skewness,
  slices,
  stdDev,
} from "./index.js";

/** Filled at 0.5 (twice), 1.5 (once) and 3.5 (once), weight 1. */
const hist: Histogram<1> = {
  kind: "h1",
  name: "h",
  title: "",
  axes: [{ name: "xaxis", title: "", nbins: 4, min: 0, max: 4 }],
  storage: "float64",
  contents: Float64Array.of(0, 2, 1, 0, 1, 0),
  entries: 4,
  stats: Float64Array.of(4, 4, 6, 15),
};
const empty: Histogram<1> = { ...hist, contents: new Float64Array(6), entries: 0, stats: new Float64Array(4) };
const flowOnly: Histogram<1> = { ...empty, contents: Float64Array.of(3, 0, 0, 0, 0, 2), entries: 5 };
const strange: Histogram<1> = { ...hist, contents: Float64Array.of(0, Number.NaN, 1, Number.POSITIVE_INFINITY, 1, 0) };
const map = (() => {
  let made: Histogram<2> = createHistogram({
    name: "m",
    axes: [
      { nbins: 4, min: 0, max: 4 },
      { nbins: 3, min: 0, max: 3 },
    ],
  });
  for (const place of [
    [0.5, 0.5],
    [1.5, 0.5],
    [3.5, 2.5],
  ] as const) {
    made = fill(made, place);
  }
  return made;
})();
const moment: TrendMoment = { time: 0, run: 1, nEvents: undefined };
const withOthers: TrendMoment = {
  ...moment,
  other: (name) => ({ double: { ...hist, contents: Float64Array.from(hist.contents, twice) }, empty, map })[name],
};
function twice(content: number) {
  return 2 * content;
}
const spread = Math.sqrt(15 / 4 - 1.5 ** 2);

interface Row {
  readonly name: string;
  readonly use: BoundTrender;
  readonly of?: Binned;
  readonly value: number | undefined;
  readonly error?: number;
}

const rows: readonly Row[] = [
  { name: "mean", use: mean(), value: 1.5, error: spread / 2 },
  {
    name: "mean of y of a map",
    use: mean({ axis: "y" }),
    of: map,
    value: 3.5 / 3,
    error: Math.sqrt(8 / 9) / Math.sqrt(3),
  },
  { name: "mean of an axis that is not there", use: mean({ axis: "y" }), value: undefined },
  { name: "mean of nothing", use: mean(), of: empty, value: 0, error: 0 },
  { name: "stdDev", use: stdDev(), value: spread, error: spread / Math.sqrt(8) },
  { name: "stdDev of nothing", use: stdDev(), of: empty, value: 0, error: 0 },
  { name: "max", use: maximum(), value: 2 },
  { name: "max of nothing", use: maximum(), of: empty, value: 0 },
  { name: "min", use: minimum(), value: 0 },
  { name: "entries", use: entries(), value: 4, error: 2 },
  { name: "integral", use: integral(), value: 4, error: 2 },
  { name: "integral of a part", use: integral({ from: 1, to: 4 }), value: 2, error: Math.SQRT2 },
  { name: "integral up to an edge", use: integral({ to: 1 }), value: 2, error: Math.SQRT2 },
  { name: "integral beyond the axis", use: integral({ from: 7 }), value: undefined },
  { name: "integral of the flow", use: integral(), of: flowOnly, value: 0, error: 0 },
  { name: "median", use: median(), value: 0.5, error: 0.5 / 2 / (2 / 4) },
  { name: "median of nothing", use: median(), of: empty, value: undefined },
  { name: "quantile", use: quantile({ p: 0.25 }), value: 0.5, error: Math.sqrt(0.25 * 0.75) / 2 / (2 / 4) },
  { name: "skewness of nothing", use: skewness(), of: empty, value: undefined },
  { name: "bin content", use: binContent({ x: 0.7 }), value: 2, error: Math.SQRT2 },
  { name: "bin content of a map", use: binContent({ x: 3.5, y: 2.5 }), of: map, value: 1, error: 1 },
  { name: "bin content outside", use: binContent({ x: 4 }), value: undefined },
  { name: "bin content without a place on y", use: binContent({ x: 1 }), of: map, value: undefined },
  { name: "fraction above", use: fractionAbove({ threshold: 1 }), value: 0.5, error: Math.sqrt(0.25 / 4) },
  { name: "fraction below", use: fractionBelow({ threshold: 1.4 }), value: 0.5, error: Math.sqrt(0.25 / 4) },
  { name: "fraction above all", use: fractionAbove({ threshold: 9 }), value: 0, error: 0 },
  { name: "fraction below all", use: fractionBelow({ threshold: 9 }), value: 1, error: 0 },
  { name: "fraction below none", use: fractionBelow({ threshold: -1 }), value: 0, error: 0 },
  { name: "fraction of nothing", use: fractionAbove({ threshold: 1 }), of: empty, value: undefined },
  { name: "max position", use: maximumPosition(), value: 0.5 },
  { name: "max position on y", use: maximumPosition({ axis: "y" }), of: map, value: 0.5 },
  { name: "max position of nothing", use: maximumPosition(), of: empty, value: undefined },
  { name: "ratio", use: ratio({ to: "double" }), value: 0.5, error: Math.hypot(2, 0.5 * Math.sqrt(8)) / 8 },
  { name: "ratio to nothing", use: ratio({ to: "empty" }), value: undefined },
  { name: "ratio to what is missing", use: ratio({ to: "gone" }), value: undefined },
  {
    name: "ratio of entries of two kinds",
    use: ratio({ to: "map", of: "entries" }),
    value: 4 / 3,
    error: (4 / 3) * Math.sqrt(1 / 4 + 1 / 3),
  },
  { name: "empty bins", use: emptyBins(), value: 1 },
  { name: "empty bins of a map", use: emptyBins(), of: map, value: 9 },
  { name: "hot bins by a threshold", use: hotBins({ threshold: 1 }), value: 1 },
  { name: "hot bins by medians", use: hotBins({ factor: 1.5 }), value: 1 },
  { name: "hot bins of nothing", use: hotBins({ factor: 2 }), of: empty, value: 0 },
  { name: "gaussian of too few bins", use: gaussian(), value: undefined },
  { name: "a slice", use: slices({ edges: [0, 1] }), of: map, value: 1, error: 0.5 / Math.SQRT2 },
  {
    name: "the content of a slice",
    use: slices({ edges: [0, 1], of: "integral" }),
    of: map,
    value: 2,
    error: Math.SQRT2,
  },
  { name: "an empty slice", use: slices({ edges: [1, 2] }), of: map, value: undefined },
  { name: "a slice beyond the axis", use: slices({ edges: [5, 6] }), of: map, value: undefined },
];

describe("trenders of the house", () => {
  it.each(rows)("$name", ({ use, of = hist, value, error }) => {
    const found = use.process(of as never, withOthers);
    if (value === undefined) {
      expect(found).toBeUndefined();
      return;
    }
    expect(found?.value).toBeCloseTo(value, 12);
    if (error === undefined) expect(found).not.toHaveProperty("error");
    else expect(found?.error).toBeCloseTo(error, 12);
  });

  it("skewness has the sign of the longer tail", () => {
    expect(skewness().process(hist, moment)).toEqual({ value: expect.any(Number), error: Math.sqrt(6 / 4) });
    expect(skewness().process(hist, moment)?.value).toBeGreaterThan(0);
  });

  it("what is no number stays in the point, for the validation to refuse", () => {
    expect(integral().process(strange, moment)?.value).toBeNaN();
    expect(median().process(strange, moment)?.value).toBeNaN();
  });

  it("slices make one trend of each, under the edges", () => {
    const { parts = [] } = slices({ edges: [0, 1, 3] });
    expect(parts.map(({ id, title }) => [id, title])).toEqual([
      ["0..1", "y from 0 to 1"],
      ["1..3", "y from 1 to 3"],
    ]);
    expect(parts.map(({ use }) => use.process(map, moment)?.value)).toEqual([1, 3.5]);
  });

  it.each([
    { name: "an interval the wrong way round", make: () => integral({ from: 2, to: 1 }) },
    { name: "edges that descend", make: () => slices({ edges: [0, 2, 1] }) },
    { name: "a part beyond 1", make: () => quantile({ p: 1 }) },
    { name: "hot bins without a limit", make: () => hotBins({}) },
    { name: "hot bins with two limits", make: () => hotBins({ threshold: 1, factor: 2 }) },
  ])("refuses $name", ({ make }) => {
    expect(make).toThrow(expect.objectContaining({ code: "TRENDER_CONFIG_INVALID" }));
  });
});
