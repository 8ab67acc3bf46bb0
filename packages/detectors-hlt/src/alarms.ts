import { between, countsFell, gaps, originalAlarms } from "@overwatch/detectors-sdk";

/** Trends are means over many clusters or tracks; with fewer than this they are not judged. */
const minEntries = 500;

export const alarms = [
  {
    id: "cluster-charge",
    on: { trends: "meanClusterChargeMax" },
    use: between({ min: 70, max: 160 }),
    minEntries,
    help: "The charge of TPC clusters is far from its usual 110 ADC counts: look at the gas gain.",
  },
  {
    id: "track-momentum",
    on: { trends: "meanTPCTrackPt" },
    use: between({ min: 0.5, max: 1.5 }),
    minEntries,
    help: "The mean momentum of tracks is far from its usual 0.95 GeV/c: look at the magnetic field and the tracking.",
  },
  {
    id: "vertex-z",
    on: { trends: "meanTZERO_ITSSPDVertexZ" },
    use: between({ min: -2, max: 2 }),
    severity: "medium",
    minEntries,
    help: "The collisions are not in the middle of the detector: ask the run coordinator for the position of the beams.",
  },
  {
    id: "dark-sector",
    on: { hists: "fHistTPC*ClustersRowPhi" },
    // Clusters are many: a sector that has been dark for a third of the run stands out.
    use: gaps({ axis: "y", width: 1 / 18, share: 0.8 }),
    minEntries,
    help: "A sector of TPC has few or no clusters: look whether it reads out, and at its voltage.",
  },
  {
    id: "counts-fell",
    on: { trends: "maxClusterChargeMax" },
    use: countsFell(),
    severity: "medium",
    help: "Somebody reset the counters in mid-run: what is shown was counted since then. Tell the run coordinator.",
  },
  ...originalAlarms,
] as const;
