import { type SliceChoice, standingBase, windowBase } from "../merge/index.js";
import { openWindows, type Windows } from "./windows.js";
import type { HistogramSource, SubsystemWork, WorkEdges } from "./work.js";

/** The contents of a slice, and the files in it at which counts fell. */
export interface SlicedSource {
  readonly source: HistogramSource;
  readonly segments: number;
  readonly falls: readonly number[];
}

/** Moving windows of a slice: its last part, all of it where it is no longer than the window. */
export function windowsOfSlice(
  { first, last, before: standing, available }: SliceChoice,
  { source, segments, falls }: SlicedSource,
  work: Pick<SubsystemWork, "files" | "cumulative">,
  { open }: Pick<WorkEdges, "open">,
): Windows {
  const { files, cumulative } = work;
  // The file whose counts the slice itself takes away, or that is before its sum.
  const before = cumulative && first > 0 && first !== last ? first : (standing ?? first - 1);
  const fell = (index: number) => Promise.resolve(falls.includes(index));
  const windows = openWindows({ work, index: last, fell, open });
  return {
    open: async (window) => {
      const base = standingBase(files, windowBase(files, last, window)) ?? -1;
      return base <= before ? { ...source, available, segments } : windows.open(window);
    },
    close: windows.close,
  };
}
