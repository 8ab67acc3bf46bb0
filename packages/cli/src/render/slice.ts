import type { SliceAnswer } from "@overwatch/core";
import { formatTime } from "./format-time.js";

/** The document of `overwatch slice --json`: `overwatch-slice-1`, a public contract. */
export function sliceJson({ cached, report }: SliceAnswer) {
  const { format, key, requested, available, files, options, out, hists, ...rest } = report;
  return {
    format,
    key,
    cached,
    requested,
    available,
    files,
    options,
    out,
    hists: hists.map(({ canvas: _, ...hist }) => hist),
    ...rest,
    alarms: report.alarms.map(({ draw: _, ...alarm }) => alarm),
  };
}

/** A slice for people. */
export function sliceText({ cached, report }: SliceAnswer): string {
  const { run, subsystem, minutes, available, files, rule, minus, options, out, hists, nEvents } = report;
  const lines = [
    `Run ${run}, ${subsystem}: minutes ${minutes.from} to ${minutes.to}${cached ? "  (was there already)" : ""}`,
    `  available   ${formatTime(available.from)} to ${formatTime(available.to)} UTC, ${files.length} files`,
    `  made as     ${rule}${minus === undefined ? "" : ` (${minus})`}`,
    `  options     ${formatOptions(options)}`,
    `  events      ${nEvents ?? "not counted"}`,
    `  histograms  ${hists.length}`,
    `  quality     ${report.quality}`,
    `  file        ${out}`,
  ];
  for (const { id, on, flag, message } of report.alarms) {
    if (flag !== "good") lines.push(`  ${flag.toUpperCase().padEnd(7)} ${id}  ${on}  ${message}`);
  }
  for (const { message } of [...report.notes, ...report.failures]) lines.push(`  note: ${message}`);
  for (const { path, reason } of report.problems) lines.push(`  damaged: ${path}: ${reason}`);
  return lines.join("\n");
}

function formatOptions(options: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(options).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? "none" : pairs.join(" ");
}
