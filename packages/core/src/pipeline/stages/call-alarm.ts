import type { AnyHistogram } from "@overwatch/root/hist";
import { emptyCanvas } from "../../model/canvas.js";
import type { AlarmResult } from "../../model/quality.js";
import type { AlarmReport } from "../../model/report.js";
import type { Trend } from "../../model/trend.js";
import type { AlarmSpec } from "../../plugins/contract.js";
import { alarmResult } from "../../plugins/validate/index.js";
import type { Detector } from "../detector.js";
import type { ProcessedHist } from "./process-hist.js";

/** All that alarms may look at, from one state of one (run, subsystem). */
export interface Judged {
  readonly detector: Detector;
  /** As displayed; a planned one that could not be had is missing. */
  readonly hists: ReadonlyMap<string, ProcessedHist>;
  /** Ids of alarms by histogram, as planned. */
  readonly alarmIds: ReadonlyMap<string, readonly string[]>;
  /** Names by group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly trends: readonly Trend[];
  readonly failures: number;
  readonly nEvents: number | undefined;
  /** Times of the files, ascending, Unix seconds. */
  readonly files: readonly number[];
  /** What an alarm on histograms compares with. */
  readonly reference?: (alarm: AlarmSpec, name: string) => AnyHistogram | undefined;
}

/** The verdict of an alarm that could not judge, and why. */
export const unknown = (message: string): AlarmResult => ({ flag: "null", message });

/** The verdict below the minimum of entries; undefined when there are enough. */
export function tooFew({ minEntries }: AlarmSpec, entries: number): AlarmResult | undefined {
  if (minEntries === undefined || entries >= minEntries) return undefined;
  return { ...unknown(`${entries} entries, ${minEntries} are needed`), reason: "few-entries" };
}

/** What the subject adds to what every alarm is given. */
type Subject = {
  readonly hist: unknown;
  readonly canvas?: unknown;
  readonly reference?: unknown;
  readonly previousValues?: Float64Array;
  readonly value?: number;
};

/** Calls one alarm for one subject. A failure is a value in the report, and the flag is null. */
export function callAlarm(
  alarm: AlarmSpec,
  on: string,
  subject: Subject,
  lent: readonly unknown[],
  given: Judged,
): AlarmReport {
  const { caller, failed } = given.detector;
  const all = {
    canvas: emptyCanvas,
    previousValues: new Float64Array(),
    value: undefined,
    reference: undefined,
    ...subject,
  };
  const step = { hook: "alarms", step: alarm.id, hist: on } as const;
  // `on` and what the alarm judges belong together by type; configuration is checked here.
  const outcome = caller.call(step, lent, () => judgeOf(alarm)(all as never), alarmResult);
  if (outcome.ok) return alarmReport(alarm, on, outcome.value);
  failed(outcome.failure);
  return alarmReport(alarm, on, unknown(`the check failed: ${outcome.failure.message}`));
}

/** @throws when configuration bound an alarm to a subject that it does not judge. */
function judgeOf({ on, use }: AlarmSpec): (given: never) => AlarmResult {
  const { judges } = use;
  const fits =
    "trends" in on
      ? judges === "trend"
      : "groups" in on
        ? judges === "group"
        : "subsystem" in on
          ? judges === "subsystem"
          : "alarms" in on
            ? judges === "alarms"
            : !["trend", "group", "subsystem", "alarms"].includes(judges);
  if (!fits) throw new Error(`the alarm judges ${judges}, but it is set on ${Object.keys(on).join(", ")}`);
  return use.judge;
}

/** A verdict under the alarm's name, no worse than its severity allows. A raised one says who is told, and what to do. */
export function alarmReport(
  { id, severity, notify, help, use }: AlarmSpec,
  on: string,
  result: AlarmResult,
): AlarmReport {
  const flag = severity === "medium" && result.flag === "bad" ? "medium" : result.flag;
  const raised = flag === "medium" || flag === "bad";
  return {
    id,
    on,
    ...result,
    flag,
    ...(raised && notify !== undefined ? { notify } : {}),
    ...(raised && help !== undefined ? { help } : {}),
    ...(use.falseAlarms === undefined ? {} : { falseAlarms: use.falseAlarms }),
  };
}
