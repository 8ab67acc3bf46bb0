import { defineAlarm, type Histogram, z } from "@overwatch/detectors-sdk";
import { channelsOf, fullUnits, type TriggerUnit } from "../trigger-units.js";

interface Count {
  readonly unit: TriggerUnit;
  readonly sum: number;
  /** Squared error of the sum. */
  readonly variance: number;
}

/**
 * Bad when a trigger region unit counts less than `share` of the median unit, by more than `sigmas` times the statistical error.
 * Unknown while the histogram does not hold all units, or the median unit is empty.
 */
export const deadUnits = defineAlarm({
  name: "dead units",
  judges: "h1",
  config: z.object({
    share: z.number().min(0).max(1).default(0.75),
    sigmas: z.number().min(0).default(5),
  }),
  check: ({ hist, config: { share, sigmas } }) => {
    const counts = fullUnits.map((unit) => countUnit(hist, unit));
    const median = medianOf(counts.map(({ sum }) => sum));
    if (median <= 0) return { flag: "null", message: "the median trigger unit is empty" };
    // Contents may be divided by the number of events; their errors tell by how much.
    const total = counts.reduce((sum, count) => sum + count.sum, 0);
    const error = Math.sqrt((median * counts.reduce((sum, { variance }) => sum + variance, 0)) / total);
    const dead = counts.filter(({ sum }) => sum < share * median && median - sum > sigmas * error);
    if (dead.length === 0) return { flag: "good", message: "all trigger units count" };
    const names = dead.map(({ unit }) => `column ${unit.column} row ${unit.row}`);
    return {
      flag: "bad",
      reason: "dead-units",
      message: `trigger units that count too little: ${names.join(", ")}`,
      evidence: { units: names, "share of the median": dead.map(({ sum }) => sum / median) },
    };
  },
});

function countUnit({ contents, sumw2 }: Histogram<1>, unit: TriggerUnit): Count {
  let [sum, variance] = [0, 0];
  for (const channel of channelsOf(unit)) {
    const content = contents[channel + 1] ?? 0;
    sum += content;
    variance += sumw2?.[channel + 1] ?? content;
  }
  return { unit, sum, variance };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
