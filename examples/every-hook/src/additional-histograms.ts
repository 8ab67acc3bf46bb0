import { divide, kit, projection } from "@overwatch/detectors-sdk";
import { processingOptions, settings } from "./options.js";

const { additional } = kit({ processingOptions, settings });

export const additionalHistograms = [
  // A projection of a 3-D histogram, with a range by coordinates and one by bins.
  projection({
    name: "pT",
    prettyName: "Momentum of good tracks",
    from: "tracks/clusters_eta_pT",
    onto: "z",
    ranges: { x: { bins: [71, 160] }, y: { from: -1, to: 1 } },
    files: "own",
  }),
  // Anything else: one histogram of others. What it reads is named, so that the pipeline has it ready.
  additional({
    name: "efficiency",
    kind: "h1",
    makes: "h1",
    from: "hits/found",
    reads: ["hits/expected"],
    derive: (found, ctx) =>
      divide(found, ctx.other("hits/expected", "h1") ?? ctx.fail("no histogram of what was expected")),
  }),
];
