import { hasBit, integerAxisBit } from "../cells/bits.js";
import type { Axis } from "../types.js";

/** Number of bins and limits for an axis. */
interface Limits {
  readonly nbins: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Round limits for an axis that shall hold the values from `lowest` to `highest`: a tenth more on each side, on
 * multiples of 1, 2 or 5 times a power of ten. Source: THLimitsFinder::FindGoodLimits and OptimizeLimits.
 */
export function goodLimits(axis: Axis, lowest: number, highest: number): Limits {
  const { nbins } = axis;
  const [min, max] = lowest >= highest ? widened(axis, lowest, highest) : [lowest, highest];
  const isInteger = hasBit(axis.attributes, integerAxisBit);
  const margin = isInteger ? (5 * (max - min)) / nbins : 0.1 * (max - min);
  const wantedMin = min - margin < 0 && min >= 0 ? 0 : min - margin;
  const wantedMax = max + margin > 0 && max <= 0 ? 0 : max + margin;
  const round = roundLimits(wantedMin, wantedMax, nbins);
  if (round === undefined || round.width <= 0 || round.width > 1e39) return { nbins, min: -1, max: 1 };
  const delta = 0.01 * (max - min);
  const limits = { nbins, min: Math.min(round.min, min - delta), max: Math.max(round.max, max + delta) };
  return isInteger ? wholeLimits(limits, wantedMin, wantedMax) : limits;
}

function widened(axis: Axis, lowest: number, highest: number): readonly [min: number, max: number] {
  return axis.labels === undefined ? [lowest - 1, highest + 1] : [0, axis.nbins];
}

interface RoundLimits {
  readonly min: number;
  readonly max: number;
  readonly width: number;
}

/** THLimitsFinder::Optimize for numbers (not times): limits on multiples of a round width. */
function roundLimits(low: number, high: number, wanted: number): RoundLimits | undefined {
  const top = low === high ? low + 1 : high;
  for (let bins = Math.max(wanted, 2); ; bins++) {
    const rough = (top - low) / bins;
    if (!(rough < 3.4028234663852886e38) || rough <= 0) return undefined;
    const width = roundWidth(rough);
    if (width === undefined) return { min: 0, max: 1, width: 0.01 };
    const first = low / width;
    if (Math.abs(first) > 1e9) return { min: low, max: top, width };
    const lowIndex = Math.trunc(first) - (first < 0 ? 1 : 0);
    const end = top / width + 1.00001;
    const highIndex = Math.trunc(end) - (end < 0 ? 1 : 0);
    const found = highIndex - lowIndex;
    if (wanted > 5 && 2 * found === wanted) continue;
    const isSingle = wanted <= 1 && found !== 1;
    return trimmed(low, top, { min: width * lowIndex, max: width * highIndex, width: isSingle ? 2 * width : width });
  }
}

/** Takes off a bin at each end that would stay empty. */
function trimmed(low: number, high: number, limits: RoundLimits): RoundLimits {
  const { width } = limits;
  const tolerance = width * 0.0001;
  const min = low - limits.min >= tolerance ? limits.min + width : limits.min;
  const max = limits.max - high >= tolerance ? limits.max - width : limits.max;
  return min >= max ? limits : { min, max, width };
}

function roundWidth(rough: number): number | undefined {
  let power = Math.trunc(Math.log10(rough));
  if (power < -200 || power > 200) return undefined;
  if (rough <= 1) power--;
  const mantissa = rough * 10 ** -power - 1e-10;
  if (mantissa <= 1) return 10 ** power;
  if (mantissa <= 2) return 2 * 10 ** power;
  if (mantissa <= 5) return 5 * 10 ** power;
  return 10 ** (power + 1);
}

function wholeLimits(limits: Limits, wantedMin: number, wantedMax: number): Limits {
  let min = Math.floor(limits.min);
  let max = limits.max === 0 ? 1 : Math.ceil(limits.max);
  if (min >= max) max = min + 1;
  const width = Math.max(1, Math.trunc((max - min) / limits.nbins));
  let nbins = Math.trunc((max - min) / width);
  if (min + nbins * width < wantedMax) max = min + ++nbins * width;
  if (min > wantedMin) min = max - ++nbins * width;
  return { nbins, min, max };
}
