/** VZERO: two rings of 32 scintillators each. */
import { between, deadChannels, defineDetector, group, mean, moduleGrid } from "@overwatch/detectors-sdk";

export default defineDetector({
  subsystem: "VZERO",
  title: "VZERO",
  histogramGroups: [
    group({ name: "Hits", containing: "Hits/", help: "All cells count alike; the second ring begins at cell 48." }),
    moduleGrid({ name: "Times", containing: "hDigitTDC", key: "hDigitTDC", columns: 8, help: "A peak near 90 ns." }),
    moduleGrid({ name: "Charges", containing: "hDigitADC", key: "hDigitADC", columns: 8, help: "Falls steeply." }),
    { name: "Everything else", match: "*" },
  ],
  histogramOptions: [{ match: "*hDigitADC*", set: { y: { log: true } } }],
  trends: [
    { id: "mean-cell", title: "Mean cell", unit: "cell", hist: "Hits/hHitCellNumber", use: mean() },
    { id: "digits", title: "Digits in an event", unit: "digits", hist: "Digits/hDigitMultiplicity", use: mean() },
  ],
  alarms: [
    {
      id: "dead-cell",
      on: { hists: "Hits/hHitCellNumber" },
      // The axis ends at 79, so that the last cell, in bin 80, is counted as overflow.
      use: deadChannels({ compare: "neighbours", share: 0.3, ignore: [80] }),
      minEntries: 1000,
      help: "A cell counts less than a third of those around it: look at its high voltage.",
    },
    {
      id: "one-sided",
      on: { trends: "mean-cell" },
      use: between({ min: 25, max: 55 }),
      severity: "medium",
      help: "One ring counts more than the other.",
    },
    { id: "empty-events", on: { trends: "digits" }, use: between({ min: 5, max: 64 }), help: "Few cells fire." },
  ],
});
