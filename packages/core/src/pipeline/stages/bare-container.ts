import { emptyCanvas } from "../../model/canvas.js";
import type { HistogramContainer, HistogramInfo } from "../../model/hists.js";

/** A histogram of which nothing is known but its key: under its own name, on an empty canvas. */
export function bareContainer({ name, kind, className, title, from }: HistogramInfo): HistogramContainer {
  // Written out, as there is one for each histogram: fields behind a spread take the engine a hundred times as long.
  return {
    name,
    kind,
    className,
    title,
    from,
    hist: undefined,
    prettyName: name,
    group: undefined,
    canvas: emptyCanvas,
    information: {},
    processorIds: [],
    trendIds: [],
    alarmIds: [],
  };
}
