import type { Bins } from "../book.js";
import { minutesOf } from "../fault.js";
import { type DetectorModel, times } from "./model.js";

/** Pairs of quantities that are drawn against each other: name, title, upper ends of both axes. */
const correlations: readonly (readonly [name: string, title: string, xMax: number, yMax: number])[] = [
  ["HLTInSize_HLTOutSize", "HLT Out Size vs HLT In Size", 2e6, 3e5],
  ["HLTSize_HLTInOutRatio", "HLT Out/In Size Ratio vs HLT Input Size", 2e6, 1],
  ["SDDclusters_SDDrawSize", "SDD clusters vs SDD raw size", 2000, 1e5],
  ["SPDclusters_SDDclusters", "SDD clusters vs SPD clusters", 3000, 2000],
  ["SPDclusters_SPDrawSize", "SPD clusters vs SPD raw size", 3000, 1e5],
  ["SPDclusters_SSDclusters", "SSD clusters vs SPD clusters", 3000, 3000],
  ["SSDclusters_SDDclusters", "SDD clusters vs SSD clusters", 3000, 2000],
  ["SSDclusters_SSDrawSize", "SSD clusters vs SSD raw size", 3000, 1e5],
  ["TPCClusterSize_TPCCompressedSize", "TPC compressed size vs TPC HWCF Size", 1e6, 2e5],
  ["TPCHLTclusters_TPCCompressionRatio", "Huffman compression ratio vs TPC HLT clusters", 2e5, 10],
  ["TPCHLTclusters_TPCFullCompressionRatio", "Full compression ratio vs TPC HLT clusters", 2e5, 10],
  ["TPCHLTclusters_TPCSplitClusterRatioPad", "TPC Split Cluster ratio pad vs TPC HLT clusters", 2e5, 1],
  ["TPCHLTclusters_TPCSplitClusterRatioTime", "TPC Split Cluster ratio time vs TPC HLT clusters", 2e5, 1],
  ["TPCRawSize_TPCCompressedSize", "TPC compressed size vs TPC Raw Size", 3e6, 2e5],
  ["TPCtracks_TPCtracklets", "TPC Tracks vs TPC Tracklets", 2000, 4000],
  ["VZERO_SPDClusters", "SPD Clusters vs VZERO Trigger Charge (A+C)", 4000, 3000],
  ["ZNA_VZEROTrigChargeA", "ZNA vs. VZERO Trigger Charge A", 2000, 1000],
  ["ZNC_VZEROTrigChargeC", "ZNC vs. VZERO Trigger Charge C", 2000, 1000],
  ["ZNT_VZEROTrigChargeT", "ZN (A+C) vs. VZERO Trigger Charge (A+C)", 4000, 2000],
];
const regions = [
  ["IROC", "IROC"],
  ["OROC1", "OROC1"],
  ["OROC2", "OROC2"],
  ["OROCAll", "OROC all"],
  ["TPCAll", "full TPC"],
] as const;
const phiBins: Bins = [72, 0, 2 * Math.PI];

/** The high level trigger: sizes of events, clusters and their charge, energy loss. A drift raises the gas gain. */
export const hlt: DetectorModel = (book, { minute, events, random, faults }) => {
  const half = Math.floor(events / 2);
  const gain = 1 + 0.35 * minutesOf("drift", faults, minute);
  const double = { storage: "float64" } as const;
  const charge = (name: string, title: string, max: number, low: number, scale: number) =>
    book.fill1(
      { name, title, ...double },
      [1024, 0, max],
      times(2 * half, () => gain * (low + random.gamma(2, scale))),
    );
  charge("fHistClusterChargeMax", "TPC Cluster ChargeMax", 1024, 20, 45);
  charge("fHistClusterChargeTot", "TPC Cluster ChargeTotal", 8192, 80, 300);
  const flags = times(half, () => random.whole(8) + 0.5);
  book.fill1({ name: "fHistTPCClusterFlags", title: "TPC Cluster Flags", ...double }, [8, 0, 8], flags);
  const momenta = times(2 * half, () => 0.15 + random.exponential(0.8));
  book.fill1({ name: "fHistTPCTrackPt", title: "TPC Track Pt", ...double }, [200, 0, 20], momenta);
  for (const [name, title, xMax, yMax] of correlations) {
    const xs = times(half, () => random.gamma(4, xMax / 16));
    const ys = name.includes("Ratio")
      ? xs.map(() => yMax * Math.min(1, Math.max(0, random.normal(0.55, 0.05))))
      : xs.map((x) => (x / xMax) * yMax * 0.6 * random.normal(1, 0.1) + 0.02 * yMax);
    book.fill2({ name: `fHist${name}`, title }, [50, 0, xMax], [50, 0, yMax], xs, ys);
  }
  const vertex = () => times(half, () => random.normal(0, 5));
  const vertexEntry = { name: "fHistTZERO_ITSSPDVertexZ", title: "TZERO interaction time vs ITS vertex z" };
  book.fill2(vertexEntry, [50, -20, 20], [50, -20, 20], vertex(), vertex());

  for (const side of ["A", "C"]) {
    const dead = side === "A" && minutesOf("deadRegion", faults, minute) > 0;
    const clusters = Array.from({ length: 2 * half }, () => [random.whole(159) + 0.5, random.uniform(0, 2 * Math.PI)]);
    const read = clusters.filter(([, phi = 0]) => !(dead && phi < Math.PI / 9));
    for (const [what, title, step] of [
      ["all", "all", 1],
      ["attached", "attached to tracks", 2],
    ] as const) {
      const shown = read.filter((_, i) => i % step === 0);
      const rows = shown.map(([row = 0]) => row);
      const phis = shown.map(([, phi = 0]) => phi);
      const words = `TPC${side} clusters ${title}, raw cluster coordinates`;
      book.fill2({ name: `fHistTPC${side}${what}ClustersRowPhi`, title: words }, [159, 0, 159], phiBins, rows, phis);
    }
  }
  for (const [kind, factor] of [
    ["Max", 1],
    ["Tot", 2.2],
  ] as const) {
    for (const [region, words] of regions) {
      const p = times(half, () => Math.exp(random.normal(-0.3, 0.7)));
      const loss = p.map((each) => gain * factor * (45 + 25 / each ** 1.5) * random.normal(1, 0.08));
      const entry = { name: `fHistTPCdEdx${kind}${region}`, title: `TPC dE/dx v.s. P (q${kind}, ${words})` };
      book.fill2(entry, [60, 0, 6], [60, 0, 400 * factor], p, loss);
    }
  }
  const other = { name: "fHistHLTOther", title: "not known to any detector module" };
  book.fill1(
    other,
    [30, 0, 30],
    times(half, () => random.poisson(9)),
  );
};
