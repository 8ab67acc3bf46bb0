import { max, mean, stdDev } from "@overwatch/detectors-sdk";

/** Trigger classes with the stages at which their patches are looked at. */
const patchClasses = [
  ["EMCGAH", ["Offline", "Online", "Recalc"]],
  ["EMCGAL", ["Online"]],
  ["EMCJEH", ["Offline", "Online", "Recalc"]],
  ["EMCJEL", ["Online"]],
  ["EMCL0", ["Offline", "Online", "Recalc"]],
] as const;

/** Name after EMCTRQA_hist, and what it shows. */
type Row<Name extends string = string> = readonly [name: Name, text: string];

function patches<const Quantity extends string>(quantity: Quantity, text: string) {
  return patchClasses.flatMap(([patch, stages]) =>
    stages.map((stage) => [`${quantity}${patch}${stage}`, `${text} ${patch} patch ${stage}`] as const),
  );
}

const rows = [
  ...patches("AmpEdgePos", "Integrated amplitude"),
  ["Events", "Number of events"],
  ...patches("MaxEdgePos", "Edge Position Max"),
  ["FastORL0", "L0 entries vs FastOR number"],
  ["FastORL0Amp", "L0 amplitudes vs position"],
  ["FastORL0LargeAmp", "L0 (amp>400) vs FastOR number"],
  ["FastORL0Time", "L0 trigger time vs FastOR number"],
  ["FastORL1", "L1 entries vs FastOR number"],
  ["FastORL1Amp", "L1 amplitudes"],
  ["FastORL1LargeAmp", "L1 (amp>400)"],
] as const satisfies readonly Row[];

function follow<const Prefix extends string>(prefix: Prefix, trender: typeof max | typeof mean | typeof stdDev) {
  return rows.map(([name, text]) => ({
    id: `${prefix}${name}` as const,
    title: `${prefix}: ${text}`,
    hist: `EMCTRQA_hist${name}`,
    use: trender(),
  }));
}

/** Largest bin, mean and standard deviation along x of each histogram, after scaling. */
export const trends = [...follow("max", max), ...follow("mean", mean), ...follow("stdDev", stdDev)];
