import { minutesOf } from "../fault.js";
import { type DetectorModel, times } from "./model.js";

/** A detector that has no model of its own: number of events, a spectrum, a map of 32 x 32 cells. */
export const generic: DetectorModel = (book, { minute, events, random, faults }) => {
  book.fill1(
    { name: "histEvents", title: "Number of events" },
    [1, 0, 1],
    times(events, () => 0.5),
  );
  const gain = 1 + 0.1 * minutesOf("drift", faults, minute);
  const amplitudes = times(4 * events, () => gain * (5 + random.exponential(40)));
  book.fill1({ name: "histAmplitude", title: "amplitude;amplitude (ADC);entries" }, [200, 0, 400], amplitudes);
  const hot = minutesOf("hotChannel", faults, minute) > 0 ? events : 0;
  const dead = minutesOf("deadRegion", faults, minute) > 0;
  const cells = [
    ...Array.from({ length: 4 * events }, () => [random.whole(32) + 0.5, random.whole(32) + 0.5] as const),
    ...Array.from({ length: hot }, () => [7.5, 9.5] as const),
  ].filter(([column, row]) => !(dead && column < 8 && row < 8));
  const entry = { name: "histHits", title: "hits;column;row" };
  const bins = [32, 0, 32] as const;
  book.fill2(
    entry,
    bins,
    bins,
    cells.map(([column]) => column),
    cells.map(([, row]) => row),
  );
};
