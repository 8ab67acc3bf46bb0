import { between, countsFell, gaps, originalAlarms } from "@overwatch/detectors-sdk";
import { tracksOf } from "./additional/tracks.js";
import { fitQuality } from "./checks/fit-quality.js";

/** Trends are means over many tracks or events; with fewer than this they are not judged. */
const minEntries = 500;

export const alarms = [
  {
    id: "dcar-shift",
    on: { trends: "meanTPCdcaR" },
    use: between({ min: -0.1, max: 0.1 }),
    minEntries,
    help: "Tracks miss the vertex in the plane by more than 1 mm on average: calibration or alignment of the drift.",
  },
  {
    id: "dcaz-shift",
    on: { trends: "meanTPCdcaZ" },
    use: between({ min: -0.2, max: 0.2 }),
    minEntries,
    help: "Tracks miss the vertex along the beam by more than 2 mm on average: drift velocity or trigger time.",
  },
  {
    id: "vertex-z",
    on: { trends: "meanhistvz" },
    use: between({ min: -2, max: 2 }),
    minEntries,
    help: "The collisions are not in the middle of the detector: ask the run coordinator for the position of the beams.",
  },
  {
    id: "few-clusters",
    on: { trends: "meanTPCClusterTrending" },
    use: between({ min: 120, max: 159 }),
    severity: "medium",
    minEntries,
    help: "Tracks have too few clusters: look for sectors that do not read out and at the gas gain.",
  },
  {
    id: "found-clusters",
    on: { trends: "meanTPCFoundClusters" },
    use: between({ min: 0.85, max: 1.05 }),
    severity: "medium",
    minEntries,
    help: "Too few of the clusters that tracks should have are found: look at the gas gain and the thresholds.",
  },
  {
    id: "fit-quality",
    on: { hists: tracksOf("all", "1_5_7") },
    use: fitQuality(),
    severity: "medium",
    minEntries,
    help: "Tracks do not fit their clusters as usual: calibration, alignment or noise.",
  },
  {
    id: "dark-sector",
    on: { hists: "*_vs_Phi_*tracks_*Side" },
    // Each charge has a quarter of the tracks of a sector: 4.5 errors are one in 300 000 stretches.
    use: gaps({ axis: "x", width: 1 / 18, sigmas: 4.5 }),
    minEntries,
    help: "A sector of one side has few or no tracks: look whether it reads out, and at its voltage.",
  },
  {
    id: "counts-fell",
    on: { trends: "meanhistvz" },
    use: countsFell({ of: "entries" }),
    severity: "medium",
    help: "Somebody reset the counters in mid-run: what is shown was counted since then. Tell the run coordinator.",
  },
  // TPC follows means only.
  ...originalAlarms.filter(({ id }) => id.startsWith("original-mean")),
] as const;
