import type { Quality } from "../../model/quality.js";
import type { AlarmLife, LifeRules } from "./life.js";

/** An alarm that nobody is told of until a moment. */
export interface Mute {
  readonly subsystem: string;
  readonly alarm: string;
  /** On one subject; absent: on all. */
  readonly on?: string;
  /** Unix seconds. */
  readonly until: number;
  readonly reason: string;
  readonly who: string;
}

/** What people are told about one alarm. */
export interface Notice {
  readonly change: "raised" | "worse" | "still" | "cleared";
  readonly subsystem: string;
  readonly alarm: string;
  readonly on: string;
  readonly flag: Quality;
  readonly message: string;
  readonly run: number;
  /** Since when, Unix seconds. */
  readonly time: number;
  readonly help?: string;
  readonly notify?: readonly string[];
}

/**
 * What is to be told now, and the life as it is afterwards: once per change, again after the interval unless somebody
 * acknowledged it, nothing while it is muted. What was raised while muted and still is, is told when the mute ends.
 */
export function tell(
  life: AlarmLife,
  { repeatAfter }: Pick<LifeRules, "repeatAfter">,
  mutes: readonly Mute[],
  now: number,
): { readonly life: AlarmLife; readonly notice: Notice | undefined } {
  const { told, raised, flag } = life;
  const muted = mutes.some((mute) => isMuted(mute, life, now));
  if (!raised) {
    if (told === undefined) return { life, notice: undefined };
    const { told: _, ...silent } = life;
    return { life: silent, notice: muted ? undefined : noticeOf(life, "cleared") };
  }
  if (muted) return { life, notice: undefined };
  const change = changeOf(life, repeatAfter, now);
  if (change === undefined) return { life, notice: undefined };
  return { life: { ...life, told: { flag, at: now } }, notice: noticeOf(life, change) };
}

/** Whether a mute holds for an alarm at a moment. */
export function isMuted(
  { subsystem, alarm, on, until }: Mute,
  life: Pick<AlarmLife, "subsystem" | "alarm" | "on">,
  now: number,
): boolean {
  const same = subsystem === life.subsystem && alarm === life.alarm && (on === undefined || on === life.on);
  return same && now < until;
}

function changeOf(
  { told, flag, acknowledged }: AlarmLife,
  repeatAfter: number,
  now: number,
): Notice["change"] | undefined {
  if (told === undefined) return "raised";
  if (told.flag === "medium" && flag === "bad") return "worse";
  const due = repeatAfter > 0 && acknowledged === undefined && now - told.at >= repeatAfter;
  return due ? "still" : undefined;
}

function noticeOf(
  { subsystem, alarm, on, flag, message, since, run, help, notify }: AlarmLife,
  change: Notice["change"],
): Notice {
  return {
    change,
    subsystem,
    alarm,
    on,
    flag,
    message,
    run,
    time: since,
    ...(help === undefined ? {} : { help }),
    ...(notify === undefined ? {} : { notify }),
  };
}
