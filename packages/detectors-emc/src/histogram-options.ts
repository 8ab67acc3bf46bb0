import type { CanvasPatch, HistogramOptions } from "@overwatch/detectors-sdk";

const log = { log: true } as const;
const clusterEnergy = { title: "Cluster Energy (GeV)" } as const;

function cluster(name: string, prettyName: string, set: CanvasPatch = {}): HistogramOptions {
  return { match: name, prettyName, set };
}

/** Shower shape: long axis 02, short axis 20. */
function clusterShape(axis: "02" | "20"): HistogramOptions {
  return cluster(`hClusterM${axis}`, `Cluster M${axis}`, {
    x: { title: `M_{${axis}}` },
    y: { title: `dN/dM_{${axis}}`, log: true },
  });
}

/** The last two letters of the name are the gain: HG or LG. */
function cellId(text: string, quantity: string, xTitle: string): HistogramOptions {
  return {
    match: `*${text}*`,
    prettyName: (_prettyName, { name }) => `Cell ID vs ${quantity} - ${name.slice(-2)}`,
    set: { x: { title: xTitle }, y: { title: "Cell ID" } },
  };
}

const everything: readonly HistogramOptions[] = [
  { match: "*", set: { showStats: false } },
  { match: "EMCTRQA_hist*", prettyName: (prettyName) => prettyName.replace("EMCTRQA_hist", "") },
  // WART 33: stacks and projections have no class, but they have a kind.
  { match: ({ kind }) => kind === "h2", set: { drawOptions: "colz", z: log } },
  { match: ["*FEE*SM*", "*SM*FEE*"], set: { z: log, x: { range: [0, 250] }, y: { range: [0, 20] } } },
];

const clusters: readonly HistogramOptions[] = [
  { match: "*hCluster*", prettyName: (prettyName) => prettyName.replace("hCluster", "") },
  cluster("hClusterCells", "Number of cells/cluster", {
    x: { title: "Number of cells/cluster" },
    y: { title: "Number", log: true },
  }),
  cluster("hClusterEneCells", "Cluster E vs # of cells/cluster", {
    x: { ...clusterEnergy, log: true },
    y: { title: "dN_{cells/cluster}/dE" },
    z: log,
  }),
  cluster("hClusterEneEMCAL", "Cluster E", { x: clusterEnergy, y: { title: "dN_{cluster}/dE", log: true } }),
  cluster("hClusterEneVsTime", "Cluster E vs Time", { x: clusterEnergy, y: { title: "Cluster time (ns)" } }),
  cluster("hClusterEtaVsPhi", "Cluster Eta vs Phi"),
  cluster("hClusterInvariantMass", "Cluster Invariant Mass", {
    x: { title: "M_{#gamma#gamma} (GeV/#it{c}^{2})" },
    y: { title: "Counts/1 MeV" },
  }),
  clusterShape("02"),
  clusterShape("20"),
  cluster("hClusterNumVsV0", "Number of Clusters vs V0 amplitude", {
    x: { title: "Number of clusters", range: [0, 1000] },
    y: { title: "V0 amplitude", range: [0, 500] },
    z: log,
  }),
];

const cells: readonly HistogramOptions[] = [
  cellId("hIDvsAmp", "Amplitude", "Cell amplitude"),
  { match: "hIDvsAmpHG", set: { x: log, z: log } },
  cellId("hIDvsTime", "Time", "Cell time (ns)"),
  { match: "hIDvsTimeHG", set: { z: log } },
];

/** Titles, logarithmic axes and names on the page; all that match apply, in order. */
export const histogramOptions: readonly HistogramOptions[] = [...everything, ...clusters, ...cells];
