import { againstReference, between, noisyChannels, relativeStep } from "@overwatch/detectors-sdk";
import { fullRange } from "./full-range.js";

export const alarms = [
  // On a trend: its newest point, with those before it.
  {
    id: "off-centre",
    on: { trends: ["mean-strip", "mean-now"] },
    use: between({ min: 40, max: 60 }),
    minEntries: 1000,
  },
  { id: "jump", on: { trends: ["top-strip", "rate", "spread"] }, use: relativeStep({ ratio: 3 }), severity: "medium" },
  // On a histogram, as it is shown.
  {
    id: "hot",
    on: { hists: "hits/*" },
    use: noisyChannels({ factor: 10 }),
    help: "Tell the expert its number.",
  },
  { id: "ends", on: { hists: "hits/all" }, use: fullRange(), notify: ["mail"] },
  // On a histogram, beside that of the newest earlier run that was good.
  againstReference({ id: "shape", hists: "hits/all", by: "pulls" }),
] as const;
