import { kit, listChannels, mask, overlay, perEvent } from "@overwatch/detectors-sdk";
import { type Options, processingOptions, type Settings, settings } from "./options.js";

const { processor } = kit({ processingOptions, settings });

// Steps run in order: "pre", then as declared, then "post". One that fails ends the chain of its histogram, and nothing else.
export const processors = [
  mask<Settings>({ match: "hits/all", channels: ({ masked }) => masked }),
  perEvent<Options>({ match: "hits/*", wanted: (options) => options.perEvent }),
  listChannels<Options, Settings>({
    match: "hits/all",
    label: "Hot strips",
    find: ({ options }) => ({ by: "threshold", max: options.hotLimit }),
  }),
  processor({
    kind: "h2",
    id: "borders",
    match: "map*",
    run: (hist) => ({ canvas: { overlays: overlay.columns([8, 16], [0, hist.axes[1].nbins]) } }),
  }),
];
