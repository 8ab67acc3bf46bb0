import { between, originalAlarms } from "@overwatch/detectors-sdk";
import { hotChannels } from "./checks/hot-channels.js";

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
    id: "fastor-balance",
    on: { trends: ["meanFastORL0Amp", "meanFastORL1Amp"] },
    // The middle is column 24: an even detector stays near it, a dead or hot region pulls away.
    use: between({ min: 20, max: 28 }),
    severity: "medium",
    minEntries: 1000,
    help: "One half of the detector counts more than the other: look for empty or bright blocks in the map.",
  },
  ...originalAlarms,
] as const;
