import type { GroupSpec } from "@overwatch/detectors-sdk";

function group(name: string, text: string, help: string): GroupSpec {
  return { name, match: `*${text}*`, help };
}

const flatInPhi = "Flat in phi: a band without entries is a sector that does not read out.";

/** The first group that matches takes the histogram, so the widest come last. */
export const histogramGroups: readonly GroupSpec[] = [
  group("DCAr vs Phi", "DCAr_vs_Phi", `Distance to the vertex in the plane, around 0 on both sides. ${flatInPhi}`),
  group("DCAz vs Phi", "DCAz_vs_Phi", `Distance to the vertex along the beam, around 0 on both sides. ${flatInPhi}`),
  group("TPC Cluster Eta vs Phi", "Eta_vs_Phi", `Tracks of one charge. ${flatInPhi}`),
  group("TPC Cluster Eta", "Eta_", "Symmetric around 0. A step at 0 means that one side counts less."),
  group("Pt spectra", "pT_", "Falls steeply and smoothly, alike for both charges."),
  group("TPC Cluster", "tpc_clust", `Clusters by pad row, phi and side. ${flatInPhi}`),
  group("TPC Constrain", "tpc_constrain", "Pull of the constrained fit: around 0."),
  group(
    "TPC Event RecVertex",
    "event_recvertex",
    "Position of the vertex and multiplicity: vertices are narrow in x and y, about 5 cm wide in z.",
  ),
  group("Match Tracking Efficiency", "match_trackingeff", "High and flat above 1 GeV/c."),
  group(
    "All RecVertex",
    "all_recvertex",
    "Quality of all tracks: clusters near 140 of 159, found of findable near 0.93, distances around 0.",
  ),
  group("Negative RecVertex", "neg_recvertex", "As above, negative tracks."),
  group("Positive RecVertex", "pos_recvertex", "As above, positive tracks."),
  group("event_6", "event_6", "Events with and without a vertex."),
  group("Other TPC", "TPC", "Everything else of TPC."),
  { name: "Non TPC", match: "*", files: "own", help: "What else is in the files of TPC." },
];
