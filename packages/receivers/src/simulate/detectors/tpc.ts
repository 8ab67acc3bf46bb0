import type { Bins } from "../book.js";
import { minutesOf } from "../fault.js";
import { type DetectorModel, type Minute, times } from "./model.js";

/** Quantities of a track, in the order of the original's axes; eta below 0 is the C side. */
const axes: readonly (readonly [title: string, bins: Bins])[] = [
  ["TPC clusters", [160, 0, 160]],
  ["chi2/cluster", [100, 0, 10]],
  ["found/findable", [60, 0, 1.2]],
  ["DCAr (cm)", [30, -3, 3]],
  ["DCAz (cm)", [30, -3, 3]],
  ["#eta", [30, -1.5, 1.5]],
  ["#varphi", [144, 0, 2 * Math.PI]],
  ["p_{T} (GeV/c)", [50, 0.01, 20]],
];
const [ETA, PHI] = [5, 6];
const PREFIX = "TPCQA/h_tpc_";
const double = { storage: "float64" } as const;

interface Track {
  /** By axis. */
  readonly values: readonly number[];
  readonly positive: boolean;
}

/** The time projection chamber: tracks in three dimensions, vertices. A drift worsens the fit, a dead region is one sector. */
export const tpc: DetectorModel = (book, now) => {
  const { events, random } = now;
  const tracks = makeTracks(now);
  const fill3 = (tag: string, chosen: readonly Track[], a: number, b: number, c: number) => {
    const [x, y, z] = [axes[a], axes[b], axes[c]];
    if (x === undefined || y === undefined || z === undefined) return;
    const name = `${PREFIX}track_${tag}_recvertex_${a}_${b}_${c}`;
    const title = `${x[0]} ${tag};${x[0]};${y[0]};${z[0]}`;
    const column = (axis: number) => chosen.map(({ values }) => values[axis] ?? 0);
    book.fill3({ name, title, ...double }, [x[1], y[1], z[1]], column(a), column(b), column(c));
  };
  for (const a of [0, 1, 2, 3, 4]) fill3("all", tracks, a, 5, 7);
  for (const [tag, chosen] of [
    ["pos", tracks.filter(({ positive }) => positive)],
    ["neg", tracks.filter(({ positive }) => !positive)],
  ] as const) {
    for (const a of [2, 3, 4]) fill3(tag, chosen, a, 5, 6);
    fill3(tag, chosen, 0, 5, 7);
  }
  const etas = tracks.map(({ values }) => values[ETA] ?? 0);
  const charges = tracks.map(({ positive }) => (positive ? 1 : -1));
  const fill1 = (name: string, title: string, bins: Bins, values: ArrayLike<number>) =>
    book.fill1({ name: PREFIX + name, title, ...double }, bins, values);
  const fill2 = (name: string, title: string, x: Bins, y: Bins, xs: ArrayLike<number>, ys: ArrayLike<number>) =>
    book.fill2({ name: PREFIX + name, title, ...double }, x, y, xs, ys);
  fill2("track_all_recvertex_5_8", "eta vs charge;#eta;charge", [30, -1.5, 1.5], [3, -1.5, 1.5], etas, charges);
  for (const [i, axis, half, mean, sigma] of [
    [0, "x", 1, 0.07, 0.02],
    [1, "y", 1, 0.33, 0.02],
    [2, "z", 30, 0.4, 5],
  ] as const) {
    const vertices = times(events, () => random.normal(mean, sigma));
    fill1(`event_recvertex_${i}`, `vertex ${axis};v_{${axis}} (cm);events`, [100, -half, half], vertices);
  }
  const [positive, negative] = [times(events, () => random.poisson(22)), times(events, () => random.poisson(20))];
  const both = positive.map((count, i) => count + (negative[i] ?? 0));
  const multiplicity: Bins = [151, -0.5, 150.5];
  fill1("event_recvertex_3", "multiplicity", multiplicity, both);
  fill1("event_recvertex_4", "positive track multiplicity", multiplicity, positive);
  fill1("event_recvertex_5", "negative track multiplicity", multiplicity, negative);
  const hasVertex = times(events, () => (random.uniform() < 0.96 ? 1 : 0));
  fill1("event_6", "vertex status", [2, -0.5, 1.5], hasVertex);
  const clusters = 0.6 * events;
  book.fill3(
    { name: `${PREFIX}clust_0_1_2`, title: "clusters;pad row;#varphi;side", ...double },
    [
      [160, 0, 160],
      [36, 0, 2 * Math.PI],
      [2, -0.5, 1.5],
    ],
    times(clusters, () => random.whole(159) + 0.5),
    times(clusters, () => random.uniform(0, 2 * Math.PI)),
    times(clusters, () => random.whole(2)),
  );
  const pulls = etas.map(() => random.normal(0, 1));
  fill2("constrain_0_5", "constrained pull vs eta", [60, -3, 3], [30, -1.5, 1.5], pulls, etas);
  const momenta = tracks.map(({ values }) => values[7] ?? 0);
  fill1("match_trackingeff_all_2", "matching efficiency", [50, 0, 10], momenta);
  const intensity = times(events / 5, () => random.normal(60, 5));
  book.fill1({ name: "fHistBeamIntensity", title: "not a TPC histogram" }, [50, 0, 100], intensity);
};

function makeTracks({ minute, events, random, faults }: Minute): readonly Track[] {
  const worse = 1 + 0.3 * minutesOf("drift", faults, minute);
  const deadSector = minutesOf("deadRegion", faults, minute) > 0;
  const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));
  return Array.from({ length: Math.floor(0.6 * events) }, (): Track => {
    const eta = within(random.normal(0, 0.62), -1.6, 1.6);
    const clusters = Math.round(159 - random.exponential(18) - (Math.abs(eta) > 0.9 ? 20 : 0));
    const hard = random.uniform() < 0.02 ? random.exponential(4) : 0;
    return {
      values: [
        within(clusters, 20, 159) + 0.5,
        worse * random.gamma(8, 0.16),
        within(random.normal(0.93, 0.06), 0.3, 1.19),
        random.normal(0, 0.35),
        random.normal(0, 0.5),
        eta,
        random.uniform(0, 2 * Math.PI),
        0.15 + random.exponential(0.75) + hard,
      ],
      positive: random.uniform() < 0.52,
    };
  }).filter(({ values }) => !(deadSector && (values[ETA] ?? 0) > 0 && (values[PHI] ?? 0) < Math.PI / 9));
}
