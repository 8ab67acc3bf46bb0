import type { Axis, Histogram, Numbers, Profile } from "../hist/types.js";
import { freshAxis } from "./axis-values.js";
import { FUNCTIONS_BITS } from "./defaults.js";
import type { Getters } from "./getters.js";
import { profileMembers, sumMembers } from "./histogram.js";
import type { ListObject } from "./types.js";

type Dimension = 1 | 2 | 3;
type Either = Histogram | Profile;

const noNumbers = new Float64Array(0);
const noFunctions: ListObject = {
  kind: "list",
  className: "TList",
  name: "",
  items: [],
  attributes: { fBits: FUNCTIONS_BITS },
};
const spares = { fXaxis: freshAxis("xaxis"), fYaxis: freshAxis("yaxis"), fZaxis: freshAxis("zaxis") };

function commonGetters(dimension: Dimension): Getters<Either> {
  const axis = (index: number, member: keyof typeof spares) => (hist: Either) =>
    (index < dimension ? hist.axes[index as 0] : (hist.attributes?.[member] as Axis | undefined)) ?? spares[member];
  return {
    fName: (hist) => hist.name,
    fTitle: (hist) => hist.title,
    fNcells: (hist) => hist.contents.length,
    fXaxis: axis(0, "fXaxis"),
    fYaxis: axis(1, "fYaxis"),
    fZaxis: axis(2, "fZaxis"),
    fEntries: (hist) => hist.entries,
    fContour: (hist) => hist.attributes?.fContour ?? noNumbers,
    fSumw2: (hist) => hist.sumw2 ?? noNumbers,
    fFunctions: (hist) => hist.attributes?.["fFunctions"] ?? noFunctions,
    fBufferSize: (hist) => hist.attributes?.fBuffer?.length ?? hist.attributes?.fBufferSize ?? 0,
    fArray: (hist) => hist.contents,
  };
}

function statGetters<T extends Either>(names: readonly string[]): Getters<T> {
  return Object.fromEntries(names.map((name, i) => [name, (hist: T) => hist.stats[i] ?? 0]));
}

/** Members of a TH1, TH2 or TH3 class. */
export function histogramGetters(dimension: Dimension): Getters<Histogram> {
  return { ...commonGetters(dimension), ...statGetters(sumMembers(dimension)) };
}

const modes = ["", "s", "i", "g"];

/** Members of a TProfile class. */
export function profileGetters(kind: "profile" | "profile2" | "profile3"): Getters<Profile> {
  const dimension = kind === "profile" ? 1 : kind === "profile2" ? 2 : 3;
  const { sums, limits } = profileMembers[dimension];
  const [min, max] = limits;
  return {
    ...commonGetters(dimension),
    ...statGetters<Profile>([...sumMembers(dimension), ...sums]),
    fBinEntries: (profile): Numbers => profile.binEntries,
    fErrorMode: (profile) => modes.indexOf(profile.errors),
    [min]: (profile: Profile) => profile.attributes?.valueMin ?? 0,
    [max]: (profile: Profile) => profile.attributes?.valueMax ?? 0,
    fBinSumw2: (profile): Numbers => profile.binSumw2 ?? noNumbers,
  };
}
