import type { Axis, Dimension, HistogramKind, Numbers, Storage } from "@overwatch/root/hist";
import type { InputByKind, InputKind } from "../../model/hists.js";
import { isLent } from "../lend.js";
import { attributes } from "./attributes.js";
import { axis, mostCells } from "./axis.js";
import { fieldsOf, listOf, number, optional, take, text } from "./fields.js";
import { numbers } from "./numbers.js";
import { ResultProblem, refuse } from "./refuse.js";

const storages: readonly unknown[] = ["int8", "int16", "int32", "int64", "float32", "float64"] satisfies Storage[];
const profileErrors: readonly unknown[] = ["", "s", "i", "g"];
const mostMembers = 1000;
/** Numbers in `stats` by dimension; profiles have two more. */
const statsLength = { 1: 4, 2: 7, 3: 11 } as const;

/** What each kind is made of; a kind without a row here does not compile. */
const readers: { readonly [K in HistogramKind]: (fields: Fields, at: string) => InputByKind[K] } = {
  h1: (fields, at) => binned("h1", 1, fields, at) as unknown as InputByKind["h1"],
  h2: (fields, at) => binned("h2", 2, fields, at) as unknown as InputByKind["h2"],
  h3: (fields, at) => binned("h3", 3, fields, at) as unknown as InputByKind["h3"],
  profile: (fields, at) => profile("profile", 1, fields, at) as InputByKind["profile"],
  profile2: (fields, at) => profile("profile2", 2, fields, at) as InputByKind["profile2"],
  profile3: (fields, at) => profile("profile3", 3, fields, at) as InputByKind["profile3"],
  graph,
  stack,
};

const kinds = {
  ...(Object.fromEntries(Object.keys(readers).map((kind) => [kind, [kind]])) as Record<HistogramKind, [HistogramKind]>),
  binned: ["h1", "h2", "h3"],
  any: Object.keys(readers) as HistogramKind[],
} satisfies Record<InputKind, readonly HistogramKind[]>;

type Fields = Readonly<Record<string, unknown>>;

/** Kinds that a step may be given under each word of `kind`. */
export function kindsOf(kind: InputKind): readonly HistogramKind[] {
  return kinds[kind];
}

/**
 * Checks a histogram that a hook returned: kind, lengths of its arrays against its axes, types.
 * Contents may be NaN. The result is a new object, or what was lent, which could not be changed; arrays are shared, lists of
 * numbers become doubles.
 */
export function histogramOf<K extends InputKind>(kind: K): (value: unknown, at?: string) => InputByKind[K] {
  const allowed = kindsOf(kind);
  return (value, at = "") => {
    const fields = fieldsOf(value, at, `a histogram of kind ${allowed.join(" or ")}`);
    const found = allowed.find((name) => name === fields["kind"]);
    if (found === undefined) refuse(join(at, "kind"), allowed.map((name) => `"${name}"`).join(" or "), fields["kind"]);
    // The kind was compared, the parts are read by the row of that kind.
    const checked = readers[found](fields, at) as InputByKind[K];
    return isLent(value) ? (value as InputByKind[K]) : checked;
  };
}

function named(fields: Fields, at: string) {
  return {
    name: text(fields["name"], join(at, "name")),
    title: text(fields["title"], join(at, "title")),
    ...optional("attributes", fields["attributes"], at, attributes),
  };
}

function binned(kind: "h1" | "h2" | "h3", dimension: Dimension, fields: Fields, at: string) {
  const axes = axesOf(fields["axes"], join(at, "axes"), dimension);
  const cells = cellsOf(axes, at);
  const { storage } = fields;
  if (!storages.includes(storage)) refuse(join(at, "storage"), `one of ${storages.join(", ")}`, storage);
  const hist: Record<string, unknown> = {
    kind,
    name: text(fields["name"], join(at, "name")),
    title: text(fields["title"], join(at, "title")),
    axes,
    storage,
    contents: numbers(fields["contents"], join(at, "contents"), cells),
    entries: number(fields["entries"], join(at, "entries")),
    stats: numbers(fields["stats"], join(at, "stats"), statsLength[dimension]),
  };
  take(hist, "sumw2", fields, at, (value, path) => numbers(value, path, cells));
  take(hist, "attributes", fields, at, attributes);
  return hist;
}

function profile(kind: "profile" | "profile2" | "profile3", dimension: Dimension, fields: Fields, at: string) {
  const axes = axesOf(fields["axes"], join(at, "axes"), dimension);
  const cells = cellsOf(axes, at);
  const array = (name: string): Numbers => numbers(fields[name], join(at, name), cells);
  if (!profileErrors.includes(fields["errors"])) refuse(join(at, "errors"), '"", "s", "i" or "g"', fields["errors"]);
  return {
    kind,
    ...named(fields, at),
    axes,
    errors: fields["errors"],
    contents: array("contents"),
    sumw2: array("sumw2"),
    binEntries: array("binEntries"),
    ...optional("binSumw2", fields["binSumw2"], at, (value, path) => numbers(value, path, cells)),
    entries: number(fields["entries"], join(at, "entries")),
    stats: numbers(fields["stats"], join(at, "stats"), statsLength[dimension] + 2),
  };
}

function graph(fields: Fields, at: string): InputByKind["graph"] {
  const x = numbers(fields["x"], join(at, "x"), undefined);
  const y = numbers(fields["y"], join(at, "y"), x.length);
  return {
    kind: "graph",
    ...named(fields, at),
    x,
    y,
    ...optional("errors", fields["errors"], at, (value, path) => {
      const errors = fieldsOf(value, path);
      const side = (name: string): Numbers => numbers(errors[name], join(path, name), x.length);
      return { xLow: side("xLow"), xHigh: side("xHigh"), yLow: side("yLow"), yHigh: side("yHigh") };
    }),
  };
}

function stack(fields: Fields, at: string): InputByKind["stack"] {
  const member = (value: unknown, path: string) => {
    const { kind } = fieldsOf(value, path, "a histogram of kind h1 or h2");
    return kind === "h2" ? histogramOf("h2")(value, path) : histogramOf("h1")(value, path);
  };
  const members = listOf(fields["members"], join(at, "members"), mostMembers, member);
  return { kind: "stack", ...named(fields, at), members };
}

function axesOf(value: unknown, at: string, dimension: Dimension): readonly Axis[] {
  const axes = listOf(value, at, 3, axis);
  if (axes.length !== dimension) throw new ResultProblem(at, `${dimension} axes`, `${axes.length}`);
  return axes;
}

/** With under- and overflow. */
function cellsOf(axes: readonly Axis[], at: string): number {
  const cells = axes.reduce((product, { nbins }) => product * (nbins + 2), 1);
  if (cells > mostCells) throw new ResultProblem(join(at, "axes"), `at most ${mostCells} cells`, `${cells}`);
  return cells;
}

function join(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}
