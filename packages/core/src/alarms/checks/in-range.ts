import { defineAlarm } from "../define-alarm.js";
import { drawLimits } from "../draw-limits.js";
import { flagOutside, rangeEvidence, ranges, rangeText } from "../levels.js";
import { shortNumber } from "../short-number.js";

/** The newest value of a trend against a range for each flag, ends included. NaN is outside. */
export const inRange = defineAlarm({
  name: "in range",
  judges: "trend",
  lookBack: 0,
  config: ranges,
  check: ({ hist: trend, value, config }) => {
    const { flag, range } = flagOutside(value, config);
    const message = `${shortNumber(value)} is ${flag === "good" ? "inside" : "outside"} ${rangeText(range)}`;
    if (flag === "good") return { flag, message };
    const ends = [range.min, range.max].filter((end) => end !== undefined);
    return {
      flag,
      reason: "out-of-range",
      message,
      evidence: { value, ...rangeEvidence(range) },
      draw: drawLimits(trend, ...ends),
    };
  },
});
