import { isAgain, segmentsBetween, standingBase, windowBase } from "../merge/index.js";
import type { MovingWindow } from "../model/window.js";
import { openParts, type WindowSource } from "./window-source.js";
import type { HistogramSource, SubsystemWork, WorkEdges } from "./work.js";

/** Moving windows that end with one file, made of the stored files. */
export interface Windows {
  readonly open: (window: MovingWindow) => Promise<WindowSource>;
  /** Lets go of all files that were opened for them. */
  readonly close: () => Promise<void>;
}

export interface WindowsParts {
  readonly work: Pick<SubsystemWork, "files" | "cumulative">;
  /** Of the file that the windows end with. */
  readonly index: number;
  /** That file itself, not a sum, if it is open: it stays so. */
  readonly newest?: HistogramSource;
  /** Whether counts fell from the file before to this one. */
  readonly fell: (index: number) => Promise<boolean>;
  readonly open: WorkEdges["open"];
}

/**
 * Where files hold everything since the start, a window is its last file less the one before it, the sum of such differences
 * where counts fell in between; where they hold their interval, it is the sum of its files.
 */
export function openWindows({ work, index, newest, fell, open }: WindowsParts): Windows {
  const { files, cumulative } = work;
  const opened = new Map<number, Promise<HistogramSource>>();

  function source(at: number): Promise<HistogramSource> {
    if (at === index && newest !== undefined) return Promise.resolve(newest);
    const known = opened.get(at);
    if (known !== undefined) return known;
    const file = files[at];
    if (file === undefined) throw new RangeError(`file ${at} of ${files.length}`);
    const made = open(file);
    opened.set(at, made);
    return made;
  }

  async function partsBehind(base: number | undefined) {
    if (!cumulative) {
      const added = [];
      for (let plus = (base ?? -1) + 1; plus <= index; plus++) {
        if (!isAgain(files, plus) && files[plus]?.thinned !== true) added.push({ plus });
      }
      return { parts: added, segments: 1 };
    }
    const falls = new Set<number>();
    for (let at = (base ?? 0) + 1; at <= index; at++) if (await fell(at)) falls.add(at);
    return segmentsBetween(base, index, (at) => falls.has(at));
  }

  return {
    open: async (window) => {
      const base = standingBase(files, windowBase(files, index, window));
      const { parts, segments } = await partsBehind(base);
      const made = await openParts(parts, source);
      const before = base === undefined ? undefined : files[base];
      return {
        ...made,
        available: { from: (before ?? files[0])?.time ?? 0, to: files[index]?.time ?? 0 },
        ...(cumulative && before !== undefined && { minus: before.name }),
        segments,
      };
    },
    close: async () => {
      for (const one of opened.values()) await (await one).close();
    },
  };
}
