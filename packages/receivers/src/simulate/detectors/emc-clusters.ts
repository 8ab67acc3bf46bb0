import type { Bins, Book } from "../book.js";
import { type Minute, times } from "./model.js";

/** Number of cells of the calorimeter. */
const cells = 17_664;

/** Cells and clusters of the calorimeter. */
export function fillClusters(book: Book, { events, random }: Minute): void {
  const ids = times(2 * events, () => random.whole(cells) + 0.5);
  const energies = ids.map(() => 0.1 + random.exponential(0.9));
  const numbers: Bins = [138, 0, cells];
  for (const [gain, max, factor, count] of [
    ["HG", 16, 1, ids.length],
    ["LG", 250, 12, Math.floor(ids.length / 20)],
  ] as const) {
    const [some, amplitudes] = [ids.slice(0, count), energies.slice(0, count).map((each) => each * factor)];
    const amplitude = { name: `hIDvsAmp${gain}`, title: `cell ID vs amplitude ${gain}` };
    book.fill2(amplitude, [50, 0, max], numbers, amplitudes, some);
    const clock = some.map(() => random.normal(610, 25));
    book.fill2({ name: `hIDvsTime${gain}`, title: `cell ID vs time ${gain}` }, [50, 0, 1000], numbers, clock, some);
  }
  const energy = times(events, () => 0.3 + random.exponential(1.3));
  const sizes = energy.map((each) => 1.5 + random.poisson(1.5 + each));
  const forty: Bins = [40, 0, 40];
  const fill1 = (name: string, title: string, bins: Bins, values: ArrayLike<number>) =>
    book.fill1({ name, title }, bins, values);
  fill1("hClusterCells", "cells per cluster", forty, sizes);
  book.fill2({ name: "hClusterEneCells", title: "energy vs cells" }, [60, 0, 30], forty, energy, sizes);
  const everySecond = (first: number) => energy.filter((_, i) => i % 2 === first);
  fill1("hClusterEneEMCAL", "cluster energy EMCAL", [200, 0, 50], everySecond(0));
  fill1("hClusterEneDCAL", "cluster energy DCAL", [200, 0, 50], everySecond(1));
  const clock = energy.map(() => random.normal(610, 22));
  book.fill2({ name: "hClusterEneVsTime", title: "energy vs time" }, [50, 0, 30], [60, 400, 800], energy, clock);
  const eta = energy.map(() => random.uniform(-0.7, 0.7));
  const phi = energy.map(() => (random.uniform() < 0.7 ? random.uniform(1.4, 3.27) : random.uniform(4.54, 5.7)));
  book.fill2({ name: "hClusterEtaVsPhi", title: "eta vs phi" }, [48, -0.7, 0.7], [60, 1.4, 5.7], eta, phi);
  // One pair in six is a neutral pion.
  const masses = energy.map((_, i) => (i % 6 === 0 ? random.normal(0.137, 0.012) : random.exponential(0.3)));
  fill1("hClusterInvariantMass", "two-cluster mass", [1000, 0, 1], masses);
  const axis = (low: number, mean: number) => energy.map(() => low + random.exponential(mean));
  fill1("hClusterM02", "long axis", [100, 0, 2], axis(0.2, 0.2));
  fill1("hClusterM20", "short axis", [100, 0, 2], axis(0.05, 0.12));
  const charge = times(events, () => random.gamma(2, 60));
  const clusters = charge.map((each) => 2 * each + random.normal(0, 12));
  const versus = { name: "hClusterNumVsV0", title: "clusters vs V0" };
  book.fill2(versus, [100, 0, 2000], [80, 0, 800], clusters, charge);
}

/** What no plug-in asks for: other storage types, unequal bins, labels, a profile, a graph, a note. */
export function fillExtras(book: Book, { events, random }: Minute): void {
  const percentile = times(events, () => random.uniform(0, 100));
  book.fill1({ name: "fHistCentrality", title: "centrality percentile" }, [100, 0, 100], percentile);
  const sizes = times(events, () => 1 + random.poisson(2.8));
  const unequal = { edges: [0, 1, 2, 4, 8, 16, 40] };
  book.fill1({ name: "fHistClusterSizeVar", title: "variable bins", storage: "float64" }, unequal, sizes);
  const counts = times(events, () => random.whole(20) + 0.5);
  book.fill1({ name: "fHistModuleCounts", title: "integer counts", storage: "int32" }, [20, 0, 20], counts);
  const [x, y] = [times(events, () => random.uniform(0, 12)), times(events, () => random.uniform(0, 10))];
  book.fill2({ name: "fHistShortMap", title: "short counts", storage: "int16" }, [12, 0, 12], [10, 0, 10], x, y);
  const amplitudes = percentile.map((each) => 200 - 1.5 * each + random.normal(0, 10));
  book.fillProfile({ name: "profAmpVsCent", title: "amplitude vs centrality" }, [20, 0, 100], percentile, amplitudes);
  const labels = ["INT7", "EMC7", "EGA", "EJE"];
  const fired = labels.flatMap((label) => new Array<string>(5 + random.whole(35)).fill(label));
  book.fill1({ name: "fHistTriggerClasses", title: "trigger classes" }, { labels }, fired);
  const five = [0, 1, 2, 3, 4];
  const [none, half] = [five.map(() => 0), five.map(() => 0.5)];
  book.put("gPedestals", {
    kind: "graph",
    name: "gPedestals",
    title: "",
    x: five,
    y: five.map((each) => 2 * each),
    errors: { xLow: none, xHigh: none, yLow: half, yHigh: half },
  });
  book.put("runNote", { kind: "named", name: "runNote", title: "not a histogram" });
}
