import type { FileFlags, SubsystemReport } from "../model/report.js";

/** How often one check judged, and what came of it. */
export interface CheckUse {
  readonly alarm: string;
  readonly on: string;
  /** Files at which it was asked, at which it knew, at which it was raised. */
  readonly asked: number;
  readonly known: number;
  readonly raised: number;
  /** What it says of itself: the probability of being raised once where nothing is wrong. */
  readonly falseAlarms?: number;
}

/** What the alarms of one subsystem watch over, and what they do not. */
export interface SubsystemCoverage {
  readonly subsystem: string;
  readonly runs: number;
  readonly files: number;
  /** Of the newest run: histograms that are shown and that no check judges, by itself or by its trends. */
  readonly unchecked: readonly string[];
  readonly histograms: number;
  readonly checks: readonly CheckUse[];
  /** Knew, and never was raised; was raised whenever it knew; never knew (too few entries, no reference, nothing there). */
  readonly neverFires: readonly CheckName[];
  readonly alwaysFires: readonly CheckName[];
  readonly neverKnows: readonly (CheckName & { readonly why: string })[];
  /** Rules of the newest run whose names match nothing. */
  readonly unmatched: readonly { readonly hook: string; readonly rule: string }[];
  /** False alarms to expect in 8 hours at the pace of these files, of the checks that state a probability. */
  readonly expectedFalseAlarms: number;
  /** Checks that state none: how often they cry wolf is not known. */
  readonly unstated: readonly CheckName[];
}

/** A check, and what it judges. */
export interface CheckName {
  readonly alarm: string;
  readonly on: string;
}

/** Checks that ran fewer times say nothing about "never" and "always". */
const enough = 3;
/** A shift, seconds. */
const shift = 8 * 3600;

/** From the reports of one subsystem, oldest run first, at least one. */
export function coverageOf(reports: readonly SubsystemReport[]): SubsystemCoverage {
  const newest = reports.at(-1);
  const uses = new Map<string, { -readonly [K in keyof CheckUse]: CheckUse[K] }>();
  const reasons = new Map<string, string>();
  let [files, seconds] = [0, 0];
  for (const report of reports) {
    files += report.files.length;
    seconds += report.endOfRun - report.startOfRun;
    for (const { id, on, flag, message, falseAlarms } of report.alarms) {
      const use = uses.get(keyOf(id, on)) ?? { alarm: id, on, asked: 0, known: 0, raised: 0 };
      uses.set(keyOf(id, on), falseAlarms === undefined ? use : { ...use, falseAlarms });
      if (flag === "null") reasons.set(keyOf(id, on), message);
    }
    count(report, uses);
  }
  const checks = [...uses.values()];
  const judged = checks.filter(({ known }) => known >= enough);
  const perShift = files > 1 && seconds > 0 ? (shift * files) / seconds : 0;
  return {
    subsystem: newest?.subsystem ?? "",
    runs: reports.length,
    files,
    histograms: newest?.hists.length ?? 0,
    unchecked: newest === undefined ? [] : uncheckedOf(newest),
    checks,
    neverFires: judged.filter(({ raised }) => raised === 0).map(nameOf),
    alwaysFires: judged.filter(({ raised, known }) => raised === known).map(nameOf),
    neverKnows: checks
      .filter(({ known }) => known === 0)
      .map((use) => ({ ...nameOf(use), why: reasons.get(keyOf(use.alarm, use.on)) ?? "it never judged" })),
    unmatched: newest?.unmatched ?? [],
    expectedFalseAlarms: checks.reduce((sum, { falseAlarms = 0, known, asked }) => {
      return sum + (asked === 0 ? 0 : (falseAlarms * perShift * known) / asked);
    }, 0),
    unstated: checks.filter(({ falseAlarms }) => falseAlarms === undefined).map(nameOf),
  };
}

/** Counts what each check said at each file; what judges the subsystem as a whole did so at the newest one only. */
function count(
  { alarms, flags }: SubsystemReport,
  uses: Map<string, { asked: number; known: number; raised: number }>,
): void {
  for (const { id, on, flag } of alarms) {
    const use = uses.get(keyOf(id, on));
    if (use === undefined) continue;
    const newest = flagAt(flags.at(-1), id, on);
    const everyFile = newest === flag || (newest === "raised" && flag !== "good" && flag !== "null");
    const said = everyFile ? flags.map((each) => flagAt(each, id, on)) : [flag];
    use.asked += said.length;
    use.known += said.filter((each) => each !== "null").length;
    use.raised += said.filter((each) => each !== "null" && each !== "good").length;
  }
}

function flagAt(flags: FileFlags | undefined, id: string, on: string): "good" | "null" | "raised" | undefined {
  if (flags === undefined) return undefined;
  if (flags.raised.some((each) => each.id === id && each.on === on)) return "raised";
  return flags.unknown.some(([other, subject]) => other === id && subject === on) ? "null" : "good";
}

function uncheckedOf({ hists, trends, alarms }: SubsystemReport): readonly string[] {
  const histOf = new Map(trends.map(({ id, hist }) => [id, hist]));
  const checked = new Set(alarms.flatMap(({ on }) => [on, histOf.get(on) ?? on]));
  return hists.map(({ name }) => name).filter((name) => !checked.has(name));
}

function nameOf({ alarm, on }: CheckUse): CheckName {
  return { alarm, on };
}

function keyOf(id: string, on: string): string {
  return JSON.stringify([id, on]);
}
