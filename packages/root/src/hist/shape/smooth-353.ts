import { middleOf } from "../math/middle-of.js";

/**
 * Smoothed values: 353QH, twice - the second time on what the first left over. Values stay at or above 0 if none was below.
 * Three or more values. Source: TH1::SmoothArray, after J. Friedman, CERN School of Computing 1974.
 */
export function smooth353(values: Float64Array, times: number): Float64Array {
  let current = values;
  for (let pass = 0; pass < times; pass++) {
    const rough = smoothOnce(current);
    const rest = smoothOnce(current.map((value, i) => value - (rough[i] ?? 0)));
    // A NaN in front hides what is below 0, as in ROOT.
    const hasNegative = !Number.isNaN(current[0]) && current.some((value) => value < 0);
    current = rough.map((value, i) => {
      const sum = value + (rest[i] ?? 0);
      // Where a value was below 0, sums may be; NaN counts as not below.
      return hasNegative || sum > 0 || Number.isNaN(sum) ? sum : 0;
    });
  }
  return current;
}

function smoothOnce(values: Float64Array): Float64Array {
  return runningMeans(bendFlats(medians3(medians5(medians3Ends(values)))));
}

/** Running medians of three; the ends by extrapolation from their neighbours. */
function medians3Ends(values: Float64Array): Float64Array {
  const result = medians3(values);
  const n = values.length;
  const at = (i: number): number => result[i] ?? 0;
  result[0] = middleOf([at(1), at(0), 3 * at(1) - 2 * at(2)]);
  result[n - 1] = middleOf([at(n - 2), at(n - 1), 3 * at(n - 2) - 2 * at(n - 3)]);
  return result;
}

function medians3(values: Float64Array): Float64Array {
  return values.map((value, i) => (i === 0 || i === values.length - 1 ? value : middleOf(values.slice(i - 1, i + 2))));
}

/** Running medians of five, of three next to the ends. */
function medians5(values: Float64Array): Float64Array {
  const n = values.length;
  const result = values.map((value, i) => (i < 2 || i >= n - 2 ? value : middleOf(values.slice(i - 2, i + 3))));
  result[1] = middleOf(values.slice(0, 3));
  result[n - 2] = middleOf(values.slice(n - 3, n));
  return result;
}

/** Replaces flat pieces of three by a parabola through their surroundings, always to the right as ROOT does. */
function bendFlats(values: Float64Array): Float64Array {
  const result = values.slice();
  const at = (i: number): number => values[i] ?? 0;
  for (let i = 2; i < values.length - 2; i++) {
    if (at(i - 1) !== at(i) || at(i) !== at(i + 1)) continue;
    if ((at(i - 2) - at(i)) * (at(i + 2) - at(i)) <= 0) continue;
    const side = Math.abs(at(i + 2) - at(i)) > Math.abs(at(i - 2) - at(i)) ? -1 : 1;
    result[i] = -0.5 * at(i - 2 * side) + at(i) / 0.75 + at(i + 2 * side) / 6;
    result[i + side] = 0.5 * (at(i + 2 * side) - at(i - 2 * side)) + at(i);
  }
  return result;
}

function runningMeans(values: Float64Array): Float64Array {
  return values.map((value, i) =>
    i === 0 || i === values.length - 1
      ? value
      : 0.25 * (values[i - 1] ?? 0) + 0.5 * value + 0.25 * (values[i + 1] ?? 0),
  );
}
