import type { Mute } from "@overwatch/core";
import { allDecisions } from "./all-decisions.js";
import type { State } from "./state.js";

/** What `alarm.mute` and `alarm.unmute` decide. */
interface MuteDecision {
  readonly on?: string;
  readonly until: number;
  readonly reason: string;
}

/** An alarm, on one of its subjects or on all. */
export interface AlarmName {
  readonly subsystem: string;
  readonly alarm: string;
  readonly on?: string;
}

/** Who acts, and when (Unix seconds). */
export interface Actor {
  readonly who: string;
  readonly at: number;
}

/** Nobody is told of the alarm until `until` (Unix seconds). Its state goes on. */
export async function muteAlarm(
  state: State,
  name: AlarmName,
  { who, at, until, reason }: Actor & { readonly until: number; readonly reason: string },
): Promise<void> {
  await state.record({ at, who, kind: "alarm.mute", subject: subjectOf(name), what: { ...onOf(name), until, reason } });
}

/** Ends all mutes of the alarm, or those on one subject; resolves to how many there were. */
export async function unmuteAlarm(state: State, name: AlarmName, { who, at }: Actor): Promise<number> {
  const ended = (await listMutes(state, at)).filter(
    (mute) =>
      mute.subsystem === name.subsystem && mute.alarm === name.alarm && (name.on === undefined || mute.on === name.on),
  );
  await state.record({ at, who, kind: "alarm.unmute", subject: subjectOf(name), what: onOf(name) });
  return ended.length;
}

/** Those that hold at a moment. */
export async function listMutes(state: State, now: number): Promise<readonly Mute[]> {
  const mutes = new Map<string, Mute>();
  for await (const { kind, subject, who, what } of allDecisions(state, { kinds: ["alarm.mute", "alarm.unmute"] })) {
    const [subsystem = "", alarm = ""] = splitSubject(subject);
    const { on, until, reason } = (what ?? {}) as Partial<MuteDecision>;
    if (kind === "alarm.mute") {
      const whole = { subsystem, alarm, until: until ?? 0, reason: reason ?? "", who };
      mutes.set(JSON.stringify([subject, on ?? null]), on === undefined ? whole : { ...whole, on });
      continue;
    }
    for (const [key, mute] of mutes) {
      const same = mute.subsystem === subsystem && mute.alarm === alarm;
      if (same && (on === undefined || mute.on === on)) mutes.delete(key);
    }
  }
  return [...mutes.values()].filter(({ until }) => now < until);
}

/** Somebody knows about a raised alarm: it is not told again until it was cleared. Resolves to how many lives it concerned. */
export async function acknowledgeAlarm(
  state: State,
  name: AlarmName,
  { who, at, comment }: Actor & { readonly comment: string },
): Promise<number> {
  const lives = (await state.alarms.lives(name.subsystem)).filter(
    (life) => life.raised && life.alarm === name.alarm && (name.on === undefined || life.on === name.on),
  );
  if (lives.length === 0) return 0;
  await state.alarms.commit({
    lives: lives.map((life) => ({ ...life, acknowledged: { who, at, comment } })),
    decisions: [{ at, who, kind: "alarm.ack", subject: subjectOf(name), what: { ...onOf(name), comment } }],
    messages: [],
  });
  return lives.length;
}

function subjectOf({ subsystem, alarm }: AlarmName): string {
  return `${subsystem}/${alarm}`;
}

/** Ids of alarms may have slashes, codes of subsystems have none. */
function splitSubject(subject: string): readonly [string, string] {
  const slash = subject.indexOf("/");
  return [subject.slice(0, slash), subject.slice(slash + 1)];
}

function onOf({ on }: AlarmName): { readonly on?: string } {
  return on === undefined ? {} : { on };
}
