import type { TrendPoint } from "@overwatch/core";
import { formatTime } from "./format-time.js";
import { table } from "./table.js";

/** So many points fit a terminal; scripts take CSV or JSON. */
const shown = 40;

/** Comma-separated values with a line of names; named numbers of a point have a column each. Times are Unix seconds. */
export function trendCsv(points: readonly TrendPoint[]): string {
  const names = [...new Set(points.flatMap(({ values }) => Object.keys(values ?? {})))];
  const rows = points.map(({ time, run, value, error, values }) => [
    time,
    run,
    value,
    error ?? "",
    ...names.map((name) => values?.[name] ?? ""),
  ]);
  return [["time", "run", "value", "error", ...names], ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** The newest points as a table. */
export function trendText(points: readonly TrendPoint[]): readonly string[] {
  if (points.length === 0) return ["no points yet"];
  const rows = points
    .slice(-shown)
    .map(({ time, run, value, error }) => [formatTime(time), String(run), String(value), String(error ?? "-")]);
  const left = points.length - rows.length;
  return [
    ...(left > 0 ? [`(${left} older points: --format csv or --json has all)`] : []),
    ...table([["TIME (UTC)", "RUN", "VALUE", "ERROR"], ...rows], [1]),
  ];
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
