/** Plug-in of the time projection chamber. It derives what it shows of 3-D histograms, and does so only with files of its own. */
import { defineDetector } from "@overwatch/detectors-sdk";
import { additionalHistograms } from "./additional/index.js";
import { alarms } from "./alarms.js";
import { fitQuality } from "./checks/fit-quality.js";
import { histogramGroups } from "./groups.js";
import { histogramOptions } from "./histogram-options.js";
import { trends } from "./trends.js";

/** The plug-in of TPC. */
export default defineDetector({
  subsystem: "TPC",
  title: "Time projection chamber",
  additionalHistograms,
  histogramOptions,
  histogramGroups,
  trends,
  alarms,
  provides: [fitQuality],
});
