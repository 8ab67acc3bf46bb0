import { binsAbove, defineAlarm, type Histogram, type Overlay, z } from "@overwatch/detectors-sdk";
import { perEventTitle } from "../steps/per-event.js";

/** Longest list of channels in a message; all are in the evidence. */
const named = 10;

/**
 * Bad when channels count clearly more entries per event than `threshold`: by more than `sigmas` times the error, so that
 * the first minutes of a run do not look hot. Unknown while contents are not divided by the number of events.
 */
export const hotChannels = defineAlarm({
  name: "hot channels",
  judges: "h1",
  config: z.object({
    threshold: z.number().min(0).default(1e-2),
    sigmas: z.number().min(0).default(3),
  }),
  check: ({ hist, canvas, config: { threshold, sigmas } }) => {
    if (canvas.y.title !== perEventTitle) {
      return { flag: "null", message: "contents are not divided by the number of events" };
    }
    const bins = binsAbove(hist, threshold).filter((bin) => isClear(hist, bin, threshold, sigmas));
    if (bins.length === 0) return { flag: "good", message: `no channel above ${threshold} entries per event` };
    const channels = bins.map((bin) => bin - 1);
    const rest = channels.length > named ? `, and ${channels.length - named} more` : "";
    return {
      flag: "bad",
      reason: "hot-channels",
      message: `hot: ${channels.slice(0, named).join(", ")}${rest} (above ${threshold} entries per event)`,
      evidence: {
        channels,
        "entries per event": bins.map((bin) => hist.contents[bin] ?? 0),
        threshold,
      },
      draw: { overlays: bins.map((bin) => marker(hist, bin)) },
    };
  },
});

function isClear({ contents, sumw2 }: Histogram<1>, bin: number, threshold: number, sigmas: number): boolean {
  const error = Math.sqrt(sumw2?.[bin] ?? 0);
  return (contents[bin] ?? 0) - sigmas * error > threshold;
}

/** A red line from the axis to the top of a channel. */
function marker({ axes: [axis], contents }: Histogram<1>, bin: number): Overlay {
  const center = axis.min + ((bin - 0.5) * (axis.max - axis.min)) / axis.nbins;
  return { type: "line", from: [center, 0], to: [center, contents[bin] ?? 0], color: "red", width: 2 };
}
