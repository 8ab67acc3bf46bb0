import { emptyCanvas } from "../model/canvas.js";
import type { AlarmResult } from "../model/quality.js";
import type { AlarmOf } from "./alarm.js";

/** Result for each value in turn, as if the values had come one by one into an empty trend, a minute apart. */
export function judgeSeries(alarm: AlarmOf<"trend">, values: readonly number[]): readonly AlarmResult[] {
  const points = values.map((value, i) => ({ value, time: 60 * i, run: 1, entries: 1 }));
  return values.map((value, i) =>
    alarm.judge({
      hist: { subsystem: "TST", id: "trend", title: "Trend", unit: "", hist: "h", points: points.slice(0, i + 1) },
      canvas: emptyCanvas,
      previousValues: Float64Array.from(values.slice(Math.max(0, i - alarm.lookBack), i)),
      value,
      reference: undefined,
    }),
  );
}
