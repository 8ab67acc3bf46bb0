import { allocateDoubles } from "../bytes/number-pool.js";
import { Damage } from "../errors/damage.js";
import type { Axis, Numbers, ProfileErrors, Storage } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { compileAttributes } from "./collect-attributes.js";
import { histogramDefaults } from "./defaults.js";
import type { AnyObject } from "./types.js";

const storages: Readonly<Record<string, Storage>> = {
  C: "int8",
  S: "int16",
  I: "int32",
  L: "int64",
  F: "float32",
  D: "float64",
};

const axisMembers = ["fXaxis", "fYaxis", "fZaxis"] as const;
const sums = ["fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"];
const sums2 = [...sums, "fTsumwy", "fTsumwy2", "fTsumwxy"];
const sums3 = [...sums2, "fTsumwz", "fTsumwz2", "fTsumwxz", "fTsumwyz"];
const taken = ["fName", "fTitle", "fNcells", "fEntries", "fSumw2", "fArray", "fYaxis", "fZaxis"];
const profileErrors: readonly ProfileErrors[] = ["", "s", "i", "g"];

/** Members of ROOT's profiles by dimension: the sums of the value and its limits. */
export const profileMembers = {
  1: { sums: ["fTsumwy", "fTsumwy2"], limits: ["fYmin", "fYmax"] },
  2: { sums: ["fTsumwz", "fTsumwz2"], limits: ["fZmin", "fZmax"] },
  3: { sums: ["fTsumwt", "fTsumwt2"], limits: ["fTmin", "fTmax"] },
} as const;

type Dimension = 1 | 2 | 3;
type MakeObject = (values: readonly unknown[]) => AnyObject;

/** The names of ROOT's sums for a histogram of `dimension`, in the order of `stats`. */
export function sumMembers(dimension: Dimension): readonly string[] {
  return dimension === 1 ? sums : dimension === 2 ? sums2 : sums3;
}

interface CommonParts {
  readonly name: string;
  readonly title: string;
  readonly axes: readonly Axis[];
  readonly contents: Numbers;
  readonly sumw2: Numbers | undefined;
  readonly entries: number;
}

/** Compiles what histograms and profiles share. */
function compileCommon(layout: ClassLayout, dimension: Dimension): (values: readonly unknown[]) => CommonParts {
  const slot = (name: string) => layout.members.indexOf(name);
  const name = slot("fName");
  const title = slot("fTitle");
  const entries = slot("fEntries");
  const contents = slot("fArray");
  const sumw2 = slot("fSumw2");
  const axisSlots = axisMembers.slice(0, dimension).map(slot);
  return (values) => {
    const axes: Axis[] = [];
    let cells = 1;
    for (const at of axisSlots) {
      const axis = values[at] as Axis;
      axes.push(axis);
      cells *= axis.nbins + 2;
    }
    const squares = values[sumw2] as Numbers | undefined;
    return {
      name: String(values[name]),
      title: String(values[title]),
      axes,
      contents: cellArray(values[contents], cells, "contents"),
      sumw2: squares === undefined || squares.length === 0 ? undefined : cellArray(squares, cells, "sums of squares"),
      entries: Number(values[entries]),
    };
  };
}

function compileStats(layout: ClassLayout, names: readonly string[]): (values: readonly unknown[]) => Numbers {
  const slots = names.map((name) => layout.members.indexOf(name));
  return (values) => {
    const stats = allocateDoubles(slots.length);
    // Not forEach: this runs for every histogram.
    for (let i = 0; i < slots.length; i++) stats[i] = Number(values[slots[i] ?? 0] ?? 0);
    return stats;
  };
}

function cellArray(value: unknown, cells: number, what: string): Numbers {
  const numbers = value as Numbers;
  if (numbers.length !== cells) throw new Damage("damaged", `${numbers.length} ${what} for ${cells} cells`);
  return numbers;
}

/** The axes beyond the dimension hold drawing attributes and the title of the value. */
function spareAxes(
  layout: ClassLayout,
  dimension: Dimension,
): (values: readonly unknown[]) => Record<string, Axis> | undefined {
  const spare = axisMembers.slice(dimension).map((name) => [name, layout.members.indexOf(name)] as const);
  // Equal axes of a file are one object.
  let fresh: Axis | undefined;
  return (values) => {
    let found: Record<string, Axis> | undefined;
    for (const [name, slot] of spare) {
      const axis = values[slot] as Axis | undefined;
      if (axis === undefined || axis === fresh) continue;
      if (isFreshAxis(axis)) {
        fresh = axis;
        continue;
      }
      found ??= {};
      found[name] = axis;
    }
    return found;
  };
}

function isFreshAxis(axis: Axis): boolean {
  return (
    !axis.attributes &&
    axis.title === "" &&
    axis.nbins === 1 &&
    axis.min === 0 &&
    axis.max === 1 &&
    !axis.edges &&
    !axis.labels
  );
}

/** Compiles the making of a `Histogram` from the values of a TH1, TH2 or TH3 class. */
export function histogramMapper(layout: ClassLayout, dimension: Dimension): MakeObject {
  const storage = storages[layout.info.name.slice(-1)] ?? "float64";
  const kind = `h${dimension}` as const;
  const names = sumMembers(dimension);
  const statsOf = compileStats(layout, names);
  const common = compileCommon(layout, dimension);
  const attributesOf = compileAttributes(layout, [...taken, ...axisMembers, ...names], histogramDefaults);
  const spareOf = spareAxes(layout, dimension);
  return (values) => {
    const { name, title, axes, contents, sumw2, entries } = common(values);
    const attributes = join(attributesOf(values), spareOf(values));
    const stats = statsOf(values);
    const base = sumw2 === undefined ? { kind, name, title, axes, storage, contents, entries, stats } : undefined;
    const histogram: Record<string, unknown> = base ?? {
      kind,
      name,
      title,
      axes,
      storage,
      contents,
      sumw2,
      entries,
      stats,
    };
    if (attributes !== undefined) histogram["attributes"] = attributes;
    // Axes are as many as the kind says.
    return histogram as unknown as AnyObject;
  };
}

/** Compiles the making of a `Profile` from the values of a TProfile class. */
export function profileMapper(layout: ClassLayout, dimension: Dimension): MakeObject {
  const slot = (name: string) => layout.members.indexOf(name);
  const { sums: valueSums, limits } = profileMembers[dimension];
  const names = [...sumMembers(dimension), ...valueSums];
  const statsOf = compileStats(layout, names);
  const [minSlot, maxSlot] = limits.map(slot) as [number, number];
  const modeSlot = slot("fErrorMode");
  const binEntriesSlot = slot("fBinEntries");
  const binSumw2Slot = slot("fBinSumw2");
  const common = compileCommon(layout, dimension);
  const own = ["fErrorMode", "fBinEntries", "fBinSumw2"];
  const attributesOf = compileAttributes(
    layout,
    [...taken, ...axisMembers, ...names, ...limits, ...own],
    histogramDefaults,
  );
  const spareOf = spareAxes(layout, dimension);
  const kind = dimension === 1 ? "profile" : (`profile${dimension}` as const);
  return (values) => {
    const { sumw2, ...parts } = common(values);
    const cells = parts.contents.length;
    const binSumw2 = values[binSumw2Slot] as Numbers | undefined;
    const [valueMin, valueMax] = [Number(values[minSlot]), Number(values[maxSlot])];
    const limited = valueMin !== valueMax || valueMin !== 0 ? { valueMin, valueMax } : undefined;
    const attributes = join(join(attributesOf(values), spareOf(values)), limited);
    const mode = profileErrors[Number(values[modeSlot])];
    if (mode === undefined) throw new Damage("damaged", `${values[modeSlot]} as error mode of a profile`);
    return {
      kind,
      ...parts,
      errors: mode,
      sumw2: sumw2 ?? new Float64Array(cells),
      binEntries: cellArray(values[binEntriesSlot], cells, "entries per bin"),
      ...(binSumw2 && binSumw2.length > 0 && { binSumw2: cellArray(binSumw2, cells, "sums of squared weights") }),
      stats: statsOf(values),
      ...(attributes && { attributes }),
    } as unknown as AnyObject;
  };
}

function join(
  a: Record<string, unknown> | undefined,
  b: Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  return a === undefined ? b : b === undefined ? a : { ...a, ...b };
}
