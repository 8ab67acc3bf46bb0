// Tables of results and verdicts: longer than other files.
import { describe, expect, it } from "vitest";
import { alarmResult } from "./alarm-result.js";
import { canvasPatch } from "./canvas-patch.js";
import { histogramOf } from "./histogram.js";
import { partners, permutationOf } from "./names.js";
import { processedOf } from "./processed.js";
import { ResultProblem } from "./refuse.js";
import { trendHead, trendValue } from "./trend-value.js";

const axis = { name: "x", title: "", nbins: 2, min: 0, max: 2 };
const named = { name: "h", title: "t" };
const h1 = {
  kind: "h1",
  ...named,
  axes: [axis],
  storage: "float64",
  contents: [0, 1, 2, 3],
  entries: 3,
  stats: [1, 2, 3, 4],
};
const h2 = { ...h1, kind: "h2", axes: [axis, axis], contents: new Int16Array(16), stats: new Float64Array(7) };
const cells = new Float64Array(4);
const profile = { kind: "profile", ...named, axes: [axis], errors: "s", contents: cells, sumw2: cells, binEntries: cells, entries: 1, stats: new Float64Array(6) }; // biome-ignore format: one row
const graph = { kind: "graph", ...named, x: [1, 2], y: [3, Number.NaN] };
const stack = { kind: "stack", ...named, members: [h1, h2] };

/** "at: expected ..., found ..." of a refused value, "fine" of a good one. */
function verdict(validate: (value: unknown) => unknown, value: unknown): string {
  try {
    validate(value);
    return "fine";
  } catch (error) {
    const parts = ResultProblem.partsOf(error);
    return parts === undefined
      ? `threw ${String(error)}`
      : `${parts.at}: expected ${parts.expected}, found ${parts.found}`;
  }
}

interface Suite {
  readonly name: string;
  readonly validate: (value: unknown) => unknown;
  readonly rows: readonly { readonly value: unknown; readonly says: string }[];
}

describe("histogramOf", () => {
  it.each([
    { name: "h1", kind: "h1", value: h1 },
    { name: "h2 as binned", kind: "binned", value: h2 },
    { name: "profile as any", kind: "any", value: profile },
    { name: "graph with NaN", kind: "graph", value: graph },
    { name: "stack", kind: "stack", value: stack },
    {
      name: "edges and labels",
      kind: "h1",
      value: { ...h1, axes: [{ ...axis, edges: [0, 1, 5], labels: new Map([[2, "b"]]) }] },
    },
    { name: "sums of squares", kind: "h1", value: { ...h1, sumw2: new Float32Array(4) } },
    {
      name: "attributes",
      kind: "h1",
      value: { ...h1, attributes: { fMaximum: 5, fOther: { list: [1, "a", new Map([[1, 2]])] } } },
    },
  ] as const)("takes $name", ({ kind, value }) => {
    expect(histogramOf(kind)(value)).toMatchObject({ kind: value.kind, name: "h", title: "t" });
  });

  it.each([
    { name: "nothing", value: undefined, says: ": expected a histogram of kind h1, found undefined" },
    { name: "a list", value: [h1], says: ": expected a histogram of kind h1, found a list of 1" },
    { name: "another kind", value: h2, says: 'kind: expected "h1", found "h2"' },
    { name: "too few cells", value: { ...h1, contents: [1, 2] }, says: "contents: expected 4 numbers, found 2" },
    {
      name: "no numbers",
      value: { ...h1, contents: [0, 1, "2", 3] },
      says: 'contents[2]: expected a number, found "2"',
    },
    {
      name: "64-bit integers",
      value: { ...h1, contents: new BigInt64Array(4) },
      says: "contents: expected numbers, found binary data of 32 bytes",
    },
    {
      name: "a false length",
      value: { ...h1, contents: Object.defineProperty(new Int8Array(2), "length", { value: 4 }) },
      says: "contents: expected an array without a length of its own, found binary data of 2 bytes",
    },
    {
      name: "a proxy of an array",
      value: { ...h1, contents: new Proxy(new Float64Array(4), {}) },
      says: "contents: expected numbers, found an object",
    },
    { name: "sumw2 of another length", value: { ...h1, sumw2: [1] }, says: "sumw2: expected 4 numbers, found 1" },
    {
      name: "stats of another dimension",
      value: { ...h1, stats: new Float64Array(7) },
      says: "stats: expected 4 numbers, found 7",
    },
    { name: "two axes", value: { ...h1, axes: [axis, axis] }, says: "axes: expected 1 axes, found 2" },
    {
      name: "no bins",
      value: { ...h1, axes: [{ ...axis, nbins: 0 }] },
      says: "axes[0].nbins: expected a number of bins, at least 1, found 0",
    },
    {
      name: "an axis without end",
      value: { ...h1, axes: [{ ...axis, max: Infinity }] },
      says: "axes[0].max: expected a finite number, found Infinity",
    },
    {
      name: "edges that fall",
      value: { ...h1, axes: [{ ...axis, edges: [0, 2, 1] }] },
      says: "axes[0].edges[2]: expected an edge above 2, found 1",
    },
    {
      name: "a label beyond the axis",
      value: { ...h1, axes: [{ ...axis, labels: new Map([[3, "c"]]) }] },
      says: "axes[0].labels: expected bin numbers from 1 to 2, found 3",
    },
    {
      name: "an unknown storage",
      value: { ...h1, storage: "int128" },
      says: 'storage: expected one of int8, int16, int32, int64, float32, float64, found "int128"',
    },
    { name: "no entries", value: { ...h1, entries: null }, says: "entries: expected a number, found null" },
    {
      name: "code in attributes",
      value: { ...h1, attributes: { f: () => 1 } },
      says: "attributes.f: expected data, found a function",
    },
    {
      name: "a text as maximum",
      value: { ...h1, attributes: { fMaximum: "5" } },
      says: 'attributes.fMaximum: expected a number, found "5"',
    },
  ])("refuses $name", ({ value, says }) => {
    expect(verdict(histogramOf("h1"), value)).toBe(says);
  });

  it("refuses too many cells before it makes room for them", () => {
    const wide = { ...axis, nbins: 2 ** 20 };
    expect(verdict(histogramOf("h2"), { ...h2, axes: [wide, wide] })).toContain("expected at most 134217728 cells");
  });

  it.each([
    { name: "graph", value: { ...graph, y: [1] }, says: "y: expected 2 numbers, found 1" },
    {
      name: "errors of a graph",
      value: { ...graph, errors: { xLow: [1, 2] } },
      says: "errors.xHigh: expected numbers, found undefined",
    },
    {
      name: "profile",
      value: { ...profile, binEntries: undefined },
      says: "binEntries: expected numbers, found undefined",
    },
    {
      name: "member of a stack",
      value: { ...stack, members: [h1, graph] },
      says: 'members[1].kind: expected "h1", found "graph"',
    },
  ])("looks into a $name", ({ value, says }) => {
    expect(verdict(histogramOf("any"), value)).toBe(says);
  });

  it("reads each field once: a getter cannot give another answer later", () => {
    let reads = 0;
    const value = Object.defineProperty({ ...h1 }, "entries", {
      enumerable: true,
      get: () => (reads++ === 0 ? 1 : "rubbish"),
    });
    expect(histogramOf("h1")(value).entries).toBe(1);
    expect(reads).toBe(1);
  });
});

describe("processedOf", () => {
  const validate = processedOf("h1");
  it.each([
    { name: "nothing", value: undefined, says: "fine" },
    { name: "no change", value: {}, says: "fine" },
    {
      name: "all parts",
      value: { hist: h1, prettyName: "p", canvas: { x: { log: true } }, information: { hot: [1, "a"] } },
      says: "fine",
    },
    { name: "null", value: null, says: ": expected an object with what changed, or nothing, found null" },
    {
      name: "the histogram itself",
      value: h1,
      says: ": expected only the fields hist, prettyName, canvas, information, found `kind`",
    },
    {
      name: "a misspelt field",
      value: { histt: h1 },
      says: ": expected only the fields hist, prettyName, canvas, information, found `histt` (did you mean `hist`?)",
    },
    { name: "another kind", value: { hist: h2 }, says: 'hist.kind: expected "h1", found "h2"' },
    {
      name: "an object as fact",
      value: { information: { a: {} } },
      says: "information.a: expected a text, a number, true, false, or a list of texts and numbers, found an object",
    },
  ])("$name: $says", ({ value, says }) => {
    expect(verdict(validate, value)).toBe(says);
  });
});

describe.each<Suite>([
  {
    name: "trendValue",
    validate: trendValue,
    rows: [
      { value: undefined, says: "fine" },
      { value: { value: 1, error: 0, values: { a: 1 } }, says: "fine" },
      { value: { value: Number.NaN }, says: "value: expected a finite number, found NaN" },
      { value: { value: 1, error: Infinity }, says: "error: expected a finite number, found Infinity" },
      { value: { value: 1, values: { a: "1" } }, says: 'values.a: expected a finite number, found "1"' },
      { value: 5, says: ": expected an object with a value, or undefined for no point, found 5" },
      {
        value: { value: 1, err: 2 },
        says: ": expected only the fields value, error, values, found `err` (did you mean `error`?)",
      },
    ],
  },
  {
    name: "trendHead",
    validate: trendHead,
    rows: [
      { value: { title: "t", unit: "", hist: "h" }, says: "fine" },
      { value: { title: "t", hist: "h" }, says: "unit: expected a text, found undefined" },
    ],
  },
  {
    name: "alarmResult",
    validate: alarmResult,
    rows: [
      { value: { flag: "good", message: "" }, says: "fine" },
      { value: { flag: "bad", message: "m", reason: "r", evidence: { a: [1] }, draw: { overlays: [] } }, says: "fine" },
      { value: { flag: "red", message: "" }, says: 'flag: expected "good", "medium", "bad", "null", found "red"' },
      { value: { flag: null, message: "" }, says: 'flag: expected "good", "medium", "bad", "null", found null' },
      { value: "bad", says: ': expected an object with flag and message, found "bad"' },
    ],
  },
  {
    name: "canvasPatch",
    validate: canvasPatch,
    rows: [
      { value: {}, says: "fine" },
      {
        value: {
          drawOptions: "colz",
          z: { log: true, range: [0, 1] },
          style: { color: 2, fill: "red" },
          members: [{}],
        },
        says: "fine",
      },
      { value: { legend: { from: [0, 0], to: [1, 1] } }, says: "fine" },
      {
        value: {
          overlays: [
            { type: "line", from: [0, 0], to: [1, 1], in: "pad" },
            { type: "text", at: [0, 0], lines: ["a"] },
          ],
        },
        says: "fine",
      },
      {
        value: {
          overlays: [
            { type: "box", from: [0, 0], to: [1, 1], fill: 1 },
            { type: "axis", from: [0, 0], to: [1, 0], labels: [0, 1], side: "above" },
          ],
        },
        says: "fine",
      },
      {
        value: { logz: true },
        says: ": expected only the fields drawOptions, title, showTitle, showStats, x, y, z, style, members, legend, overlays, found `logz`",
      },
      { value: { x: { range: [0, Number.NaN] } }, says: "x.range[1]: expected a finite number, found NaN" },
      { value: { x: { range: [0] } }, says: "x.range: expected two numbers, found a list of 1" },
      {
        value: { overlays: [{ type: "circle" }] },
        says: 'overlays[0].type: expected one of line, box, text, axis, found "circle"',
      },
      { value: { overlays: {} }, says: "overlays: expected a list, found an object" },
    ],
  },
  {
    name: "partners",
    validate: partners,
    rows: [
      { value: ["a", "b"], says: "fine" },
      { value: [], says: ": expected a list of at least one name, found an empty list" },
      { value: ["a", "a"], says: ": expected each name once, found `a` twice" },
      { value: "a", says: ': expected a list, found "a"' },
    ],
  },
  {
    name: "permutationOf",
    validate: permutationOf(["a", "b"]),
    rows: [
      { value: ["b", "a"], says: "fine" },
      { value: ["a"], says: ": expected the given names in another order, found a list without `b`" },
      { value: ["a", "a"], says: ": expected the given names in another order, found `a`, twice" },
      { value: ["a", "c"], says: ": expected the given names in another order, found `c`, which was not given" },
    ],
  },
])("$name", ({ validate, rows }) => {
  it.each(rows)("$value: $says", ({ value, says }) => {
    expect(verdict(validate, value)).toBe(says);
  });
});
