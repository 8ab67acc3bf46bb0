import type { SubsystemReport, TrendReport } from "../model/report.js";
import {
  type KnownColumns,
  type PackedColumn,
  type PackedRows,
  packColumn,
  packRows,
  unpackColumn,
  unpackRows,
} from "./pack-rows.js";

/** What a report says of each file, in the order in which it is packed. */
const lists = ["flags", "failures", "problems", "notes"] as const;

type PackedTrend = Omit<TrendReport, "points" | "files"> & {
  readonly count: number;
  readonly points: PackedRows;
  readonly files: PackedColumn;
};

type PackedReport = Omit<SubsystemReport, "files" | "trends" | (typeof lists)[number]> & {
  readonly files: PackedRows;
  readonly trends: readonly PackedTrend[];
} & Readonly<Record<(typeof lists)[number], PackedRows>>;

/** A report whose lists of one row for each file are columns; fields stay where they are. */
export function packReport(report: SubsystemReport): PackedReport {
  const known = columnsOf(report.files);
  return {
    ...report,
    files: packRows(report.files),
    trends: report.trends.map((trend) => ({
      ...trend,
      points: packRows(trend.points, known),
      files: packColumn(trend.files, known),
      count: trend.files.length,
    })),
    flags: packRows(report.flags, known),
    failures: packRows(report.failures, known),
    problems: packRows(report.problems, known),
    notes: packRows(report.notes, known),
  };
}

/** What was never packed, because an earlier version wrote it or it is no report, comes back as it is. */
export function unpackReport(value: unknown): SubsystemReport {
  const packed = value as PackedReport;
  if (typeof value !== "object" || value === null || typeof packed.files !== "object" || Array.isArray(packed.files)) {
    return value as SubsystemReport;
  }
  // Rows are those of a report, because `packReport` made them of one.
  const files = unpackRows(packed.files) as unknown as SubsystemReport["files"];
  const known = columnsOf(files);
  const trends = packed.trends.map(({ count, ...trend }) => ({
    ...trend,
    points: unpackRows(trend.points, known),
    files: unpackColumn(trend.files, count, known),
  }));
  const rest = Object.fromEntries(lists.map((list) => [list, unpackRows(packed[list], known)]));
  return { ...packed, files, trends, ...rest } as unknown as SubsystemReport;
}

/** Most of what is said of files names them, and says their times. */
function columnsOf(files: SubsystemReport["files"]): KnownColumns {
  return new Map<string, readonly unknown[]>([
    ["name of file", files.map(({ name }) => name)],
    ["time of file", files.map(({ time }) => time)],
  ]);
}
