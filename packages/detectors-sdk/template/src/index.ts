/** Plug-in of XYZ. */
import { between, defineDetector, group, mean, noisyChannels, perEvent } from "@overwatch/detectors-sdk";
import { type Options, processingOptions } from "./options.js";

export default defineDetector({
  subsystem: "XYZ",
  title: "XYZ",
  processingOptions,
  // The first group that matches takes a histogram: write the widest one last.
  histogramGroups: [
    group({ name: "Hits", containing: "hits", help: "Even, without holes. Hot strips are marked." }),
    { name: "Everything else", match: "*" },
  ],
  histogramOptions: [{ match: ({ kind }) => kind === "h2", set: { drawOptions: "colz", z: { log: true } } }],
  processors: [perEvent({ match: "*hits*", wanted: (options: Options) => options.perEvent })],
  trends: [{ id: "mean-hits", title: "Mean strip", unit: "strip", hist: "hits", use: mean() }],
  alarms: [
    {
      id: "hot-strips",
      on: { hists: "hits" },
      use: noisyChannels({ factor: 10 }),
      minEntries: 1000,
      help: "A strip counts more than ten times as much as the others: tell the expert its number.",
    },
    {
      id: "off-centre",
      on: { trends: "mean-hits" },
      use: between({ min: 40, max: 60 }),
      minEntries: 1000,
      severity: "medium",
      help: "One half counts more than the other: look for empty or bright regions.",
    },
  ],
});
