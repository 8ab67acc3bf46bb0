import type { HistogramOptions } from "@overwatch/detectors-sdk";

/** All that match apply, in order. */
export const histogramOptions: readonly HistogramOptions[] = [
  { match: "*", set: { showTitle: true } },
  { match: ({ kind }) => kind === "h2", set: { drawOptions: "colz" } },
  { match: "*DCAr_*", set: { y: { title: "DCAr (cm)" } } },
  { match: "*DCAz_*", set: { y: { title: "DCAz (cm)" } } },
  { match: "*pT_*", set: { y: { title: "dN/dp_{T}", log: true } } },
];
