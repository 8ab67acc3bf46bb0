import { emptyCanvas } from "../../model/canvas.js";
import type { HistogramContainer, HistogramInfo } from "../../model/hists.js";

/** A histogram of which nothing is known but its key: under its own name, on an empty canvas. */
export function bareContainer(info: HistogramInfo): HistogramContainer {
  return {
    ...info,
    hist: undefined,
    prettyName: info.name,
    group: undefined,
    canvas: emptyCanvas,
    information: {},
    processorIds: [],
    trendIds: [],
    alarmIds: [],
  };
}
