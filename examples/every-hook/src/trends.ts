import { integralTrend as integral, max, mean } from "@overwatch/detectors-sdk";
import { stripSpread } from "./strip-spread.js";

// One point for each file, from the histogram as it is shown. The id is what alarms, pages and scripts call it.
export const trends = [
  { id: "mean-strip", title: "Mean strip", unit: "strip", hist: "hits/all", use: mean() },
  { id: "top-strip", title: "Busiest strip", unit: "entries / event", hist: "hits/all", use: max() },
  // What came since the file before, and what came in the last ten minutes.
  { id: "rate", title: "Hits between files", unit: "hits", hist: "hits/all", use: integral(), window: "interval" },
  { id: "mean-now", title: "Mean strip now", unit: "strip", hist: "hits/all last 10 minutes", use: mean() },
  { id: "spread", title: "Spread of hits", unit: "mm", hist: "hits/all", use: stripSpread({ pitch: 0.08 }) },
] as const;
