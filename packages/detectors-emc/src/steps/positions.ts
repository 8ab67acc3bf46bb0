import { kit } from "@overwatch/detectors-sdk";
import { processingOptions } from "../options.js";
import { perEvent } from "./per-event.js";
import { truGrid } from "./tru-grid.js";

const { processor } = kit({ processingOptions });

/** Positions of trigger patches. */
export const edgePositions = processor({
  kind: "binned",
  id: "edge-position",
  match: "*EdgePos*",
  run: (hist, ctx) => {
    const scaled = perEvent(hist, ctx);
    return {
      hist: scaled.hist,
      canvas: { z: { title: scaled.title }, overlays: hist.kind === "h2" ? truGrid : [] },
    };
  },
});

/** FastOR amplitudes as a map. WART 36: the title of the axis says whether contents were divided. */
export const fastorMap = processor({
  kind: "h2",
  id: "fastor-map",
  match: /^EMCTRQA_histFastORL[01](Amp|LargeAmp)?$/,
  run: (hist, ctx) => {
    const scaled = perEvent(hist, ctx);
    return { hist: scaled.hist, canvas: { z: { title: scaled.title }, overlays: truGrid } };
  },
});
