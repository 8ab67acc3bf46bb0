/** Points of a trend by ascending place: where each is on the axis, and its value. */
export interface PlacedValues {
  readonly place: Float64Array;
  readonly value: Float64Array;
}

/** What of a trend a screen shows. */
export interface DecimateRange {
  /** Both inclusive, in units of the places; an end that is not given is open. */
  readonly from?: number;
  readonly to?: number;
  /** Into how many equal parts the range is cut, one for each pixel column: 1 or more. */
  readonly buckets: number;
}

/**
 * Which points a screen needs: of each part of the axis the first, the smallest, the largest and the last one, and one that is no
 * number, so that lines and extremes look as they do with all of them. Indices, ascending; all in the range when they are few.
 */
export function decimate({ place, value }: PlacedValues, { from, to, buckets }: DecimateRange): Uint32Array {
  const first = from === undefined ? 0 : lowerBound(place, from, false);
  const end = to === undefined ? place.length : lowerBound(place, to, true);
  if (end - first <= 4 * buckets) return Uint32Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  const low = place[first] ?? 0;
  const width = ((place[end - 1] ?? low) - low) / buckets;
  const kept = new Uint32Array(5 * (buckets + 1));
  let count = 0;
  for (let at = first, bucket = 1; at < end; bucket++) {
    const limit = bucket >= buckets ? Number.POSITIVE_INFINITY : low + bucket * width;
    const begin = at;
    let [least, most, strange] = [-1, -1, -1];
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (; at < end && (place[at] as number) < limit; at++) {
      const found = value[at] as number;
      if (Number.isNaN(found)) strange = at;
      else {
        if (least < 0 || found < min) {
          min = found;
          least = at;
        }
        if (most < 0 || found > max) {
          max = found;
          most = at;
        }
      }
    }
    if (at === begin) continue;
    for (const index of [begin, least, most, strange, at - 1].sort((a, b) => a - b)) {
      if (index >= 0 && (count === 0 || kept[count - 1] !== index)) kept[count++] = index;
    }
  }
  return kept.slice(0, count);
}

/** Index of the first place that is at least `limit`, or above it. */
function lowerBound(place: Float64Array, limit: number, above: boolean): number {
  let [low, high] = [0, place.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = place[middle] as number;
    if (above ? found <= limit : found < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
