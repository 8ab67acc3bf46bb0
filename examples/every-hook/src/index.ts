/** Each hook of a plug-in once: the code of docs/hooks.md. */
import { defineDetector } from "@overwatch/detectors-sdk";
import { additionalHistograms } from "./additional-histograms.js";
import { alarms } from "./alarms.js";
import { fullRange } from "./full-range.js";
import { histogramGroups } from "./histogram-groups.js";
import { histogramOptions } from "./histogram-options.js";
import { processingOptions, settings } from "./options.js";
import { processors } from "./processors.js";
import { stacks } from "./stacks.js";
import { stripSpread } from "./strip-spread.js";
import { trends } from "./trends.js";
import { windows } from "./windows.js";

export default defineDetector({
  subsystem: "XMPL",
  title: "Example",
  processingOptions,
  settings,
  eventCounter: { hist: "daq/triggers", bin: 2 },
  additionalHistograms,
  windows,
  stacks,
  histogramOptions,
  histogramGroups,
  processors,
  trends,
  alarms,
  provides: [stripSpread, fullRange],
});
