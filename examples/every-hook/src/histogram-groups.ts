import { type GroupSpec, group, moduleGrid } from "@overwatch/detectors-sdk";

// The first group that matches takes a histogram: the widest one comes last.
export const histogramGroups: readonly GroupSpec[] = [
  moduleGrid({ name: "Modules", containing: "hits_SM", help: "One plot per module, as they stand in the detector." }),
  group({ name: "Hits", containing: "hits/", help: "Even, without holes or single high strips." }),
  group({ name: "Tracks", containing: ["pT", "eta"], files: "own" }),
  { name: "Everything else", match: "*" },
];
