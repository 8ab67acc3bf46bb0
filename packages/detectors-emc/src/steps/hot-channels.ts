import { binsAbove, kit, withErrors } from "@overwatch/detectors-sdk";
import { processingOptions } from "../options.js";
import { builtInThreshold } from "../thresholds.js";
import { perEvent } from "./per-event.js";

const { processor } = kit({ processingOptions });

/** Lists the FastOR channels with more entries per event than the threshold. Channel n is bin n + 1. */
export const hotChannels = processor({
  kind: "h1",
  id: "hot-channels",
  match: /^EMCTRQA_histFastORL[01](Amp|LargeAmp)?$/,
  run: (hist, ctx) => {
    const { hotChannelThreshold } = ctx.options;
    const threshold = hotChannelThreshold > 0 ? hotChannelThreshold / 1000 : builtInThreshold(ctx.container.name);
    const scaled = perEvent(withErrors(hist), ctx);
    return {
      hist: scaled.hist,
      canvas: { style: { marker: 20, markerSize: 0.8, color: 601 }, y: { title: scaled.title } },
      information: {
        Threshold: threshold,
        "Fast OR Hot Channels ID": binsAbove(scaled.hist, threshold).map((bin) => bin - 1),
      },
    };
  },
});
