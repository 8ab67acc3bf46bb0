import type { PassReport, PassRun, PassSubsystem, SubsystemReport } from "@overwatch/core";
import { latencyOf } from "@overwatch/core/host";
import { firstOf, shorten, table } from "./table.js";

const WIDTH = 100;

/** A report for people: runs with their subsystems, groups, trends, alarms, and what was left aside and why. */
export function passText(report: PassReport): string {
  const { runs, replayed, quarantined, ignored, seconds } = report;
  const lines = [
    ...runs.flatMap(runLines),
    ...section(
      "set aside in quarantine/",
      quarantined.map(({ file, message }) => [file, message]),
    ),
    ...section(
      "left where they are",
      ignored.map(({ file, reason }) => [file, reason]),
    ),
    ...section(
      "replays, filed in ReplayData/",
      replayed.map(({ file, run }) => [file, `run ${run}`]),
    ),
    summary(report),
    `done in ${seconds.total.toFixed(2)} s`,
  ];
  return `${lines.join("\n")}\n`;
}

/** One run in the same form. */
export function runText(run: PassRun): string {
  return `${runLines(run).join("\n")}\n`;
}

function runLines({ run, hltMode, subsystems }: PassRun): readonly string[] {
  return [`Run ${run}  (HLT mode ${hltMode})`, ...subsystems.flatMap(subsystemLines), ""];
}

function subsystemLines(passed: PassSubsystem): readonly string[] {
  if (passed.status === "failed") {
    const { subsystem, error } = passed;
    return [`  ${subsystem}  FAILED  ${error.code}: ${error.message}`, ...(error.hint ? [`      ${error.hint}`] : [])];
  }
  const { report, status } = passed;
  return [
    `  ${headline(report, status)}`,
    ...indent(
      [
        ...groupLines(report),
        ...trendLines(report),
        ...alarmLines(report),
        ...failureLines(report),
        ...report.problems.map(({ path, reason, file }) =>
          shorten(`damaged: ${path} in ${file}: ${reason}`, WIDTH - 6),
        ),
        ...latencyLines(report),
        ...report.notes.map(({ message }) => `note: ${message}`),
      ],
      6,
    ),
  ];
}

function headline(report: SubsystemReport, status: string): string {
  const { subsystem, fileLocationSubsystem, files, startOfRun, endOfRun, runLength, nEvents, quality, coverage } =
    report;
  const borrowed = fileLocationSubsystem === subsystem ? "" : ` of ${fileLocationSubsystem}`;
  const events = nEvents === null ? "" : `, ${nEvents} events`;
  const judged =
    quality === "null" ? "not judged" : `${quality} (${Math.round(100 * coverage)} % of histograms judged)`;
  return (
    `${subsystem.padEnd(5)} ${judged}  ${files.length} file${files.length === 1 ? "" : "s"}${borrowed}, ` +
    `${utc(startOfRun)} to ${utc(endOfRun).slice(11)} UTC (${runLength} min)${events}${status === "unchanged" ? ", unchanged" : ""}`
  );
}

function groupLines({ groups, hists, hidden }: SubsystemReport): readonly string[] {
  const names = groups.map(({ name, hists: members }) => `${name} (${members.length})`);
  const unseen = hidden.filter(({ why }) => why === "no group").length;
  return [
    ...wrap(`groups: ${names.join(", ") || "none"}`),
    `${hists.length} histograms shown${unseen === 0 ? "" : `, ${unseen} that no group takes`}`,
  ];
}

/** A few trends with their newest values: all are in `trends list`. */
function trendLines({ trends }: SubsystemReport): readonly string[] {
  if (trends.length === 0) return [];
  const rows = trends.slice(0, 3).flatMap(({ id, unit, points }) => {
    const newest = points.at(-1);
    if (newest === undefined) return [];
    const error = newest.error === undefined ? "" : ` +- ${digits(newest.error)}`;
    return [
      [id, `${digits(newest.value)}${error} ${unit}`.trim(), `${points.length} point${points.length === 1 ? "" : "s"}`],
    ];
  });
  const more = trends.length > rows.length ? [`... and ${trends.length - rows.length} more trends`] : [];
  return [`trends:`, ...indent([...table(rows), ...more], 2)];
}

function alarmLines({ alarms }: SubsystemReport): readonly string[] {
  const raised = alarms.filter(({ flag }) => flag === "bad" || flag === "medium");
  if (alarms.length === 0) return [];
  if (raised.length === 0) return [`alarms: none of ${alarms.length} raised`];
  const rows = raised.map(({ flag, id, on, message }) => [flag.toUpperCase(), id, on, shorten(message, 60)]);
  return ["alarms:", ...indent(firstOf(table(rows), 12), 2)];
}

/** From a file's last byte to its publication. */
function latencyLines(report: SubsystemReport): readonly string[] {
  const latency = latencyOf(report);
  if (latency === undefined) return [];
  const { p50, p95, p99 } = latency.published;
  const files = latency.files === 1 ? "1 file" : `${latency.files} files`;
  return [`latency of ${files}: ${digits(p50)} s (half), ${digits(p95)} s (95 %), ${digits(p99)} s (99 %)`];
}

function failureLines({ failures }: SubsystemReport): readonly string[] {
  const rows = failures.map(({ code, plugin, hook, step = "", hist = "", message }) => [
    code,
    plugin,
    `${hook} ${step} ${hist}`.trim(),
    shorten(message, 120),
  ]);
  return rows.length === 0 ? [] : ["failures of plug-ins:", ...indent(firstOf(table(rows), 8), 2)];
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([file = "", why = ""]) => `${file}\n      ${shorten(why, WIDTH)}`);
  return [`${title}:`, ...indent(firstOf(lines, 12), 2), ""];
}

function summary({ runs, quarantined, ignored }: PassReport): string {
  const all = runs.flatMap(({ subsystems }) => subsystems);
  const count = (status: string) => all.filter((subsystem) => subsystem.status === status).length;
  const parts = [
    `${count("processed")} processed`,
    ...(count("unchanged") > 0 ? [`${count("unchanged")} unchanged`] : []),
    ...(count("failed") > 0 ? [`${count("failed")} failed`] : []),
  ];
  return `${runs.length} run${runs.length === 1 ? "" : "s"}: ${parts.join(", ")}; ${quarantined.length} quarantined, ${ignored.length} left alone`;
}

/** `2015-11-24 17:05:10` */
function utc(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}

function digits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function indent(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => `${" ".repeat(by)}${line}`);
}

/** Breaks at commas. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.split(/(?<=,) /)) {
    if (line !== "" && line.length + part.length + 1 > WIDTH - 8) {
      lines.push(line);
      line = `  ${part}`;
    } else {
      line = line === "" ? part : `${line} ${part}`;
    }
  }
  return [...lines, line];
}
