import type { WhenInterval, WhenReport } from "@overwatch/core";
import { formatTime } from "./format-time.js";

/** The answer to "when did it start?" for people. */
export function whenText({ run, subsystem, target, first, intervals }: WhenReport): string {
  const lines = [
    `Run ${run}, ${subsystem}: ${target.kind === "alarm" ? "alarm" : "histogram"} ${target.name}`,
    first === null
      ? `  no interval fails (${intervals.length} were judged)`
      : `  first failing: ${formatTime(first.span.from)} to ${formatTime(first.span.to)} UTC (${minutes(first)}), ${first.file}`,
    "",
    ...intervals.flatMap(intervalLines),
  ];
  return lines.join("\n");
}

function intervalLines(interval: WhenInterval): readonly string[] {
  const { flag, file, verdicts, contributions } = interval;
  const entries = contributions.reduce((sum, contribution) => sum + contribution.entries, 0);
  const share = contributions.length === 1 ? ` (${Math.round(100 * (contributions[0]?.share ?? 0))} %)` : "";
  const failing = verdicts.filter((verdict) => verdict.flag === "bad" || verdict.flag === "medium");
  return [
    `  ${minutes(interval).padEnd(14)} ${flag.padEnd(7)} ${String(entries).padStart(10)} entries${share}  ${file}`,
    ...failing.map(({ alarm, on, message }) => `                 ${alarm}  ${on}  ${message}`),
  ];
}

function minutes({ minutes: { from, to } }: WhenInterval): string {
  return from === to ? `min ${to}` : `min ${from} to ${to}`;
}
