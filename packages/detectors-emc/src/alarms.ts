import { between, countsFell, originalAlarms } from "@overwatch/detectors-sdk";
import { deadUnits } from "./checks/dead-units.js";
import { hotChannels } from "./checks/hot-channels.js";
import { medianBalance } from "./checks/median-balance.js";
import { patchAmplitude } from "./checks/patch-amplitude.js";

export const alarms = [
  {
    id: "hot-fastor",
    on: { hists: ["EMCTRQA_histFastORL0", "EMCTRQA_histFastORL1"] },
    use: hotChannels(),
    help: "Tell the trigger expert the numbers of the channels: hot ones are masked.",
  },
  {
    id: "hot-fastor-large",
    on: { hists: ["EMCTRQA_histFastORL0LargeAmp", "EMCTRQA_histFastORL1LargeAmp"] },
    use: hotChannels({ threshold: 1e-7 }),
    help: "Single channels with amplitudes above 400 ADC counts are noise: tell the trigger expert their numbers.",
  },
  {
    id: "dead-unit",
    on: { hists: ["EMCTRQA_histFastORL0", "EMCTRQA_histFastORL1"] },
    use: deadUnits(),
    help: "A part of the trigger does not count: tell the trigger expert column and row of the unit.",
  },
  {
    id: "median-balance",
    on: { hists: "*EMCalMedianVsDCalMedian*" },
    use: medianBalance(),
    severity: "medium",
    minEntries: 500,
    help: "The background of one side runs away: look at the pedestals and at hot towers of that side.",
  },
  {
    id: "patch-amplitude",
    on: { hists: "EMCTRQA_histEMCalPatchAmpEMC*" },
    use: patchAmplitude(),
    severity: "medium",
    minEntries: 1000,
    help: "The energy scale of the trigger moves: look at gain, temperature and pedestals; if all triggers moved alike, at the calibration.",
  },
  {
    id: "fastor-balance",
    on: { trends: ["meanFastORL0Amp", "meanFastORL1Amp"] },
    // The middle is column 24: an even detector stays near it, a dead or hot region pulls away.
    use: between({ min: 20, max: 28 }),
    severity: "medium",
    minEntries: 1000,
    help: "One half of the detector counts more than the other: look for empty or bright blocks in the map.",
  },
  {
    id: "counts-fell",
    on: { trends: "maxEvents" },
    use: countsFell(),
    severity: "medium",
    help: "Somebody reset the counters in mid-run: what is shown was counted since then. Tell the run coordinator.",
  },
  ...originalAlarms,
] as const;
