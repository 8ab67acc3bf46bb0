import type { Sparse } from "../classes/types.js";
import type { Axis, Celled, Storage } from "../hist/types.js";
import { Fields } from "./fields.js";

const storages: Readonly<Record<string, Storage>> = {
  C: "int8",
  S: "int16",
  I: "int32",
  L: "int64",
  F: "float32",
  D: "float64",
};

const errorModes = ["", "s", "i", "g"] as const;

/** A histogram, profile or sparse histogram from its dump: the reverse of `dumpObject` for these, for tests without a reader. */
export function fromDump(dump: unknown): Celled | Sparse {
  const fields = new Fields(dump);
  return fields.text("kind") === "ndhistogram" ? sparseFromDump(fields) : celledFromDump(fields);
}

function celledFromDump(fields: Fields): Celled {
  const dimension = fields.number("dimension");
  const isProfile = fields.has("errorMode");
  const storage = storages[fields.text("cellType")] ?? "float64";
  const sumw2 = fields.has("sumw2") ? { sumw2: Float64Array.from(fields.numbers("sumw2")) } : {};
  const attributes = { ...histogramAttributes(fields), ...(isProfile && profileLimits(fields)) };
  const common = {
    name: fields.text("name"),
    title: fields.text("title"),
    axes: fields.items("axes").map((axis, index) => axisFromDump(axis, axisNames[index] ?? "")),
    contents: cellsOf(storage, fields.numbers("cells")),
    ...sumw2,
    entries: fields.number("entries"),
    stats: Float64Array.from(fields.numbers("stats")),
    attributes,
  };
  const hist = isProfile
    ? {
        ...common,
        kind: dimension === 1 ? "profile" : `profile${dimension}`,
        errors: errorModes[fields.number("errorMode")] ?? "",
        binEntries: Float64Array.from(fields.numbers("binEntries")),
        ...(fields.has("binSumw2") && { binSumw2: Float64Array.from(fields.numbers("binSumw2")) }),
      }
    : { ...common, kind: `h${dimension}`, storage };
  // The dump's dimension says which kind it is; the members are there for each.
  return hist as unknown as Celled;
}

const axisNames = ["xaxis", "yaxis", "zaxis"];

function cellsOf(storage: Storage, values: readonly number[]): Celled["contents"] {
  const arrays = { int8: Int8Array, int16: Int16Array, int32: Int32Array, float32: Float32Array } as const;
  return storage === "int64" || storage === "float64" ? Float64Array.from(values) : arrays[storage].from(values);
}

function axisFromDump(dump: unknown, name: string): Axis {
  const fields = new Fields(dump);
  const given = [
    ["fBits", fields.number("bits"), 0],
    ["fBits2", fields.number("bits2"), 0],
    ["fFirst", fields.number("first"), 0],
    ["fLast", fields.number("last"), 0],
    ["fTimeDisplay", fields.has("timeDisplay"), false],
    ["fTimeFormat", fields.has("timeFormat") ? fields.text("timeFormat") : "", ""],
  ] as const;
  const attributes = withoutDefaults(given);
  return {
    name,
    title: fields.text("title"),
    nbins: fields.number("nbins"),
    min: fields.number("xmin"),
    max: fields.number("xmax"),
    ...(fields.has("edges") && { edges: Float64Array.from(fields.numbers("edges")) }),
    ...(fields.has("labels") && { labels: labelsOf(fields.items("labels")) }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

function labelsOf(items: readonly unknown[]): ReadonlyMap<number, string> {
  return new Map(
    items.map((item) => [Number(Array.isArray(item) ? item[0] : 0), String(Array.isArray(item) ? item[1] : "")]),
  );
}

function histogramAttributes(fields: Fields): Record<string, unknown> {
  const dimension = fields.number("dimension");
  const spare = dimension === 1 ? "fYaxis" : "fZaxis";
  const title = fields.has("valueTitle") ? fields.text("valueTitle") : "";
  const attributes = withoutDefaults([
    // A dump leaves out kMustCleanup, which every histogram has.
    ["fBits", fields.number("bits") | 8, 8],
    ["fMaximum", fields.number("maximum"), -1111],
    ["fMinimum", fields.number("minimum"), -1111],
    ["fNormFactor", fields.number("normFactor"), 0],
    ["fBinStatErrOpt", fields.number("binStatErrOpt"), 0],
    ["fStatOverflows", fields.number("statOverflows"), 2],
    ["fOption", fields.text("option"), ""],
    ["fBufferSize", fields.number("bufferSize"), 0],
  ]);
  if (title !== "") attributes[spare] = { name: spare, title, nbins: 1, min: 0, max: 1 };
  if (fields.has("contour")) attributes["fContour"] = Float64Array.from(fields.numbers("contour"));
  if (fields.has("buffer")) attributes["fBuffer"] = Float64Array.from(fields.numbers("buffer"));
  return attributes;
}

function profileLimits(fields: Fields): Record<string, unknown> {
  return withoutDefaults([
    ["valueMin", fields.number("valueMin"), 0],
    ["valueMax", fields.number("valueMax"), 0],
  ]);
}

function withoutDefaults(
  members: readonly (readonly [name: string, value: unknown, standard: unknown])[],
): Record<string, unknown> {
  return Object.fromEntries(members.flatMap(([name, value, standard]) => (value === standard ? [] : [[name, value]])));
}

function sparseFromDump(fields: Fields): Sparse {
  const cells = fields.items("cells").map((cell) => (Array.isArray(cell) ? cell : []));
  const weighted = fields.has("hasSumw2");
  return {
    kind: "sparse",
    name: fields.text("name"),
    title: fields.text("title"),
    axes: fields.items("axes").map((axis) => axisFromDump(axis, "axis")),
    storage: "float64",
    coordinates: Int32Array.from(cells.flatMap(([at]) => at as number[])),
    contents: Float64Array.from(cells, ([, content]) => Number(content)),
    ...(weighted && { sumw2: Float64Array.from(cells, ([, , square]) => Number(square)) }),
    entries: fields.number("entries"),
    stats: Float64Array.from([
      fields.number("sumw"),
      fields.number("sumw2"),
      ...fields.numbers("sumwx"),
      ...fields.numbers("sumwx2"),
    ]),
  };
}
