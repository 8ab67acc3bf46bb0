// How fast does a trend grow? A straight line through all its points of many runs, from the index of a data folder.
import { openStore } from "@overwatch/service/store";

/** For each trend of a subsystem with at least three points its slope per hour; the steepest first, in units of its mean. */
export async function findDrifts(folder, subsystem) {
  const { store } = await openStore({ folder, create: false });
  try {
    const drifts = [];
    for (const { id, title, unit } of (await store.trends()).filter((trend) => trend.subsystem === subsystem)) {
      const points = (await store.trendPoints(subsystem, id)).filter(({ value }) => Number.isFinite(value));
      if (points.length < 3) continue;
      const { slope, mean } = fitLine(points.map(({ time, value }) => [time / 3600, value]));
      if (mean !== 0) drifts.push({ id, title, unit, points: points.length, perHour: slope, relative: slope / mean });
    }
    return drifts.sort((a, b) => Math.abs(b.relative) - Math.abs(a.relative));
  } finally {
    await store.close();
  }
}

/** Least squares, with times from their mean so that nothing is lost to large numbers. */
export function fitLine(points) {
  const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [t0, mean] = [meanOf(points.map(([t]) => t)), meanOf(points.map(([, y]) => y))];
  const [sty, stt] = points.reduce(([a, b], [t, y]) => [a + (t - t0) * (y - mean), b + (t - t0) ** 2], [0, 0]);
  return { slope: stt === 0 ? 0 : sty / stt, mean };
}

if (import.meta.filename === process.argv[1]) {
  const [folder = "data", subsystem = "EMC"] = process.argv.slice(2);
  console.table((await findDrifts(folder, subsystem)).slice(0, 10));
}
