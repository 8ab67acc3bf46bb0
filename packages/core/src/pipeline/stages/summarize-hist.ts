import { classNameOf } from "@overwatch/root";
import { type AnyHistogram, integral, mean, stdDev } from "@overwatch/root/hist";
import type { HistogramContainer } from "../../model/hists.js";
import type { Quality } from "../../model/quality.js";
import type { HistogramReport } from "../../model/report.js";

const axisNames = ["x", "y", "z"] as const;

/** A processed histogram in numbers: what a report says without its contents. */
export function summarizeHist(
  { name, prettyName, hist, canvas, information }: HistogramContainer<AnyHistogram>,
  group: string,
  quality: Quality,
): HistogramReport {
  return { name, prettyName, class: classNameOf(hist), group, ...numbersOf(hist), quality, information, canvas };
}

function numbersOf(hist: AnyHistogram): Pick<HistogramReport, "entries" | "integral" | "mean" | "stdDev"> {
  switch (hist.kind) {
    case "h1":
    case "h2":
    case "h3":
      return {
        entries: hist.entries,
        integral: integral(hist, Object.fromEntries(hist.axes.map(({ nbins }, i) => [axisNames[i], [1, nbins]]))),
        mean: hist.axes.map((_axis, i) => mean(hist, axisNames[i])),
        stdDev: hist.axes.map((_axis, i) => stdDev(hist, axisNames[i])),
      };
    case "graph":
      return { entries: hist.x.length };
    case "stack":
      return { entries: hist.members.reduce((sum, { entries }) => sum + entries, 0) };
    default:
      return { entries: hist.entries };
  }
}
