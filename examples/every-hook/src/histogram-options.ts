import type { HistogramOptions } from "@overwatch/detectors-sdk";

// All that match apply, in order.
export const histogramOptions: readonly HistogramOptions[] = [
  { match: "*", prettyName: (name) => name.replace("hits/", "") },
  { match: ({ kind }) => kind === "h2", set: { drawOptions: "colz", z: { log: true } } },
  { match: /^charge_/, set: { x: { title: "Charge (ADC)", range: [0, 500] }, y: { log: true, grid: true } } },
];
