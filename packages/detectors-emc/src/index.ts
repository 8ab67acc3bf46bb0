/** Plug-in of the electromagnetic calorimeters EMCal and DCal and of their trigger. */
import { defineDetector } from "@overwatch/detectors-sdk";
import { alarms } from "./alarms.js";
import { deadUnits } from "./checks/dead-units.js";
import { hotChannels } from "./checks/hot-channels.js";
import { medianBalance } from "./checks/median-balance.js";
import { patchAmplitude } from "./checks/patch-amplitude.js";
import { histogramGroups } from "./groups.js";
import { histogramOptions } from "./histogram-options.js";
import { processingOptions } from "./options.js";
import { stacks } from "./stacks.js";
import { processors } from "./steps/index.js";
import { trends } from "./trends.js";

/** The plug-in of EMC. */
export default defineDetector({
  subsystem: "EMC",
  title: "Electromagnetic calorimeter",
  processingOptions,
  stacks,
  histogramOptions,
  histogramGroups,
  processors,
  trends,
  alarms,
  provides: [hotChannels, deadUnits, medianBalance, patchAmplitude],
});
