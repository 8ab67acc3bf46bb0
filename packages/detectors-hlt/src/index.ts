/** Plug-in of the high level trigger: the smallest of ours, read this one first. */
import { defineDetector } from "@overwatch/detectors-sdk";
import { alarms } from "./alarms.js";
import { trends } from "./trends.js";

/** The plug-in of HLT. */
export default defineDetector({
  subsystem: "HLT",
  title: "High level trigger",
  histogramOptions: [{ match: "*", set: { showTitle: true } }],
  histogramGroups: [
    {
      name: "HLT Histograms",
      match: "*",
      help: "All that the trigger sends: sizes of events, clusters, energy loss, charges against multiplicity. Bands are narrow and smooth; a gap in phi is a sector of TPC that does not read out.",
    },
  ],
  trends,
  alarms,
});
