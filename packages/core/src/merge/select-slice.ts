import { sliceRangeInvalid, sliceWithoutData } from "../errors/catalogue.js";
import type { TimeSpan } from "../model/time-span.js";
import { wholeMinutes } from "./minutes.js";
import { standingBase } from "./window-base.js";

interface TimedFile {
  readonly time: number;
  readonly thinned?: true;
}

/** The files of a run that a range of minutes takes. */
export interface SliceChoice {
  /** Indices of the first and the last file in the range; all between them are in it, some may have been thinned away. */
  readonly first: number;
  readonly last: number;
  /** Index of the file that is there before the first one, if one is: what a single file is compared with. */
  readonly before?: number;
  /** The range, its end not beyond the run. */
  readonly minutes: TimeSpan;
  /** The range in Unix seconds. */
  readonly requested: TimeSpan;
  /** Times of the first and the last file in the range that are there, Unix seconds; or the start of the run, from which it is. */
  readonly available: TimeSpan;
  /** From minute 0 to the end of the run. */
  readonly isWholeRun: boolean;
}

/**
 * Chooses the files whose times, rounded to whole minutes into the run, are in a range; both ends are inclusive. A maximum
 * beyond the end of the run means "to the last file", also when that file's time is rounded up beyond the run's length.
 * Where only one file is left of those that could be compared, what it holds is since the start of the run.
 *
 * @param files - of the run, by time; at least one.
 * @throws SLICE_RANGE_INVALID, SLICE_WITHOUT_DATA
 */
export function selectSlice(files: readonly TimedFile[], { from, to }: TimeSpan): SliceChoice {
  const start = files[0]?.time ?? 0;
  const end = files.at(-1)?.time ?? start;
  const runLength = Math.floor((end - start) / 60);
  const isCapped = to * 60 + start > end;
  const last = isCapped ? runLength : to;
  const requestedEnd = isCapped ? end : to * 60 + start;
  const isRange = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to;
  if (!isRange) throw sliceRangeInvalid(from, to, runLength);
  const isWholeRun = from === 0 && last === runLength;

  const minutes = files.map(({ time }) => wholeMinutes(time - start));
  const isIn = (minute: number) => from <= minute && (isCapped || isWholeRun || minute <= to);
  const isThere = (minute: number, index: number) => files[index]?.thinned !== true && isIn(minute);
  const there = minutes.findIndex(isThere);
  const found = minutes.findLastIndex(isThere);
  if (there === -1 || from * 60 + start > requestedEnd) {
    throw sliceWithoutData(from, last, [...new Set(minutes.filter((_minute, i) => files[i]?.thinned !== true))]);
  }
  const before = standingBase(files, there - 1);
  const isFromStart = isIn(minutes[0] ?? 0) || (there === found && before === undefined);
  const first = isFromStart ? 0 : there;
  return {
    first,
    last: found,
    ...(!isFromStart && before !== undefined && { before }),
    minutes: { from, to: last },
    requested: { from: from * 60 + start, to: requestedEnd },
    available: { from: files[first]?.time ?? start, to: files[found]?.time ?? end },
    isWholeRun,
  };
}
