import type { SliceRule } from "../model/slice.js";

/** One part of a sum: the contents of one file, less those of another one; indices into the files of a run. */
export interface Part {
  readonly plus: number;
  readonly minus?: number;
}

/** How the contents that came between files are made of them. */
export interface PartsPlan {
  readonly rule: SliceRule;
  /** The file that the rule subtracts. */
  readonly minus?: number;
  /** To be added, in this order. More than one, where files hold everything since the start: counts fell in between. */
  readonly parts: readonly Part[];
  /** Spans between falls of the counts. */
  readonly segments: number;
}

export interface PartsQuestion {
  readonly cumulative: boolean;
  /** Indices of the first and the last file of the range. */
  readonly first: number;
  readonly last: number;
  /** The file before them that is there. */
  readonly before?: number;
  /** Whether counts fell from the file before to this one. Only asked in cumulative mode. */
  readonly fell: (index: number) => boolean;
}

/**
 * Files that hold their interval are added. Of files that hold everything since the start of the run the last one less the
 * first one is taken; less the one before, when there is only one; and as it is, from the start of the run. Where counts
 * fell, a new segment begins with everything that the file after the fall holds.
 */
export function planParts({ cumulative, first, last, before, fell }: PartsQuestion): PartsPlan {
  if (!cumulative) {
    const parts = Array.from({ length: last - first + 1 }, (_, i) => ({ plus: first + i }));
    return { rule: "sum", parts, segments: 1 };
  }
  if (first === 0) return { rule: "copy of last", ...segmentsBetween(undefined, last, fell) };
  const minus = first === last ? (before ?? first - 1) : first;
  const rule = first === last ? "file minus the file before it" : "last minus first";
  return { rule, minus, ...segmentsBetween(minus, last, fell) };
}

/** What came from one file (undefined: the start of the run) to another one. */
export function segmentsBetween(
  from: number | undefined,
  to: number,
  fell: (index: number) => boolean,
): Pick<PartsPlan, "parts" | "segments"> {
  const parts: Part[] = [];
  let segments = 1;
  let begin = from;
  const end = (plus: number) => {
    if (begin !== plus) parts.push(begin === undefined ? { plus } : { plus, minus: begin });
  };
  for (let index = (from ?? 0) + 1; index <= to; index++) {
    if (!fell(index)) continue;
    end(index - 1);
    begin = undefined;
    segments++;
  }
  end(to);
  return { parts, segments };
}
