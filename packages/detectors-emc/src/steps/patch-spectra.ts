import { type CanvasPatch, kit, type Style, withErrors } from "@overwatch/detectors-sdk";
import { processingOptions } from "../options.js";
import { perEvent } from "./per-event.js";

const { processor } = kit({ processingOptions });

/** Amplitudes of patches, but not those with the background subtracted, nor those of rejected events. */
function isPatchAmplitude({ name }: { readonly name: string }): boolean {
  return name.includes("PatchAmp") && !name.includes("Subtracted") && !name.includes("EMCRE");
}

const spectrumView: CanvasPatch = { x: { grid: true }, y: { grid: true, log: true } };

/** EMCal closed circles, DCal open ones. */
const members: readonly Style[] = [
  { label: "EMCal", color: 633, marker: 20, markerSize: 0.8 },
  { label: "DCal", color: 601, marker: 24, markerSize: 0.8 },
];

export const patchStack = processor({
  kind: "stack",
  id: "patch-stack",
  match: isPatchAmplitude,
  run: (stack, ctx) => {
    const scaled = perEvent(withErrors(stack), ctx);
    return {
      hist: scaled.hist,
      canvas: {
        ...spectrumView,
        y: { ...spectrumView.y, title: scaled.title },
        members,
        legend: { from: [0.6, 0.9], to: [0.9, 0.7], style: "pe" },
      },
    };
  },
});

/** WART 37: a spectrum without partner is treated as in a stack. */
export const patchSingle = processor({
  kind: "h1",
  id: "patch-single",
  match: isPatchAmplitude,
  run: (hist, ctx) => {
    const scaled = perEvent(withErrors(hist), ctx);
    return { hist: scaled.hist, canvas: { ...spectrumView, y: { ...spectrumView.y, title: scaled.title } } };
  },
});

export const patchView = processor({
  kind: "any",
  id: "patch-view",
  match: /(EMCal|DCal)(PatchEnergy|PatchAmp|MaxPatchAmp)/,
  run: () => ({ canvas: spectrumView }),
});
