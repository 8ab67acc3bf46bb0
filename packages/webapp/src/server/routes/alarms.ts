import type { AlarmLife, Mute, Quality } from "@overwatch/core";
import { isMuted } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import {
  acknowledgeAlarm,
  type Decision,
  listMutes,
  muteAlarm,
  type State,
  unmuteAlarm,
} from "@overwatch/service/store";
import { alarmNotFound, alarmNotRaised, runNotFound } from "../../errors/catalogue.js";
import type { AlarmEvent, AlarmState } from "../../shared/types.js";
import { addRoute, type Routing } from "../add-route.js";
import type { KnownReports } from "../histograms/known-reports.js";
import { alarmStates } from "../status-of-report.js";

export interface AlarmParts {
  readonly store: Store;
  readonly state: State;
  readonly reports: KnownReports;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface AlarmNamed {
  readonly subsystem: string;
  readonly alarm: string;
  readonly on?: string | undefined;
}

const kinds = ["alarm.raised", "alarm.cleared", "alarm.ack", "alarm.mute", "alarm.unmute"];
const severity = ["bad", "medium", "null", "good"];

/** Present alarms, their history, and what people say about them. */
export function addAlarmRoutes(routing: Routing, { store, state, reports, now }: AlarmParts): void {
  const seconds = () => now() / 1000;

  addRoute(routing, "GET /api/alarms", async ({ query: { run: asked, subsystem, all } }) => {
    const newest = (await store.runs({ limit: 1 }))[0];
    const run = asked === undefined ? newest : await store.run(asked);
    if (run === undefined) {
      if (asked !== undefined) throw runNotFound(asked);
      return { alarms: [] };
    }
    const wanted = run.subsystems.filter((name) => subsystem === undefined || name === subsystem);
    const found = await Promise.all(wanted.map((name) => reports.get(run.run, name)));
    const alarms = found.flatMap((report) => (report === undefined ? [] : alarmStates(report, all)));
    const [lives, mutes] = await Promise.all([state.alarms.lives(), listMutes(state, seconds())]);
    const known = new Map(lives.map((life) => [keyOf(life.subsystem, life.alarm, life.on), life]));
    const states = alarms.map((alarm) =>
      withLife(alarm, known.get(keyOf(alarm.subsystem, alarm.id, alarm.on)), mutes, seconds()),
    );
    return { run: run.run, alarms: states.sort((a, b) => severity.indexOf(a.flag) - severity.indexOf(b.flag)) };
  });

  addRoute(routing, "GET /api/alarms/history", async ({ query: { subsystem, alarm, since, until, limit } }) => {
    const events: AlarmEvent[] = [];
    for (let before: number | undefined; events.length < limit; ) {
      const some = await state.decisions({ kinds, newestFirst: true, ...(before === undefined ? {} : { before }) });
      for (const decision of some) {
        const event = eventOf(decision);
        const fits =
          (subsystem === undefined || event.subsystem === subsystem) &&
          (alarm === undefined || event.alarm === alarm) &&
          (since === undefined || event.at >= since) &&
          (until === undefined || event.at <= until);
        if (fits && events.length < limit) events.push(event);
      }
      const last = some.at(-1);
      if (last === undefined || (since !== undefined && last.at < since)) break;
      before = last.number;
    }
    return { events };
  });

  addRoute(routing, "POST /api/alarms/acknowledge", async ({ body, who }) => {
    const name = await requireAlarm(body);
    const act = { who: who.user ?? "guest", at: seconds(), comment: body.comment };
    const acknowledged = await acknowledgeAlarm(state, name, act);
    if (acknowledged === 0) throw alarmNotRaised(body.subsystem, body.alarm);
    return { acknowledged };
  });

  addRoute(routing, "POST /api/alarms/mute", async ({ body, who }) => {
    const name = await requireAlarm(body);
    const until = seconds() + body.seconds;
    await muteAlarm(state, name, { who: who.user ?? "guest", at: seconds(), until, reason: body.reason });
    return { until };
  });

  addRoute(routing, "POST /api/alarms/unmute", async ({ body: { subsystem, alarm, on }, who }) => {
    const name = { subsystem, alarm, ...(on === undefined ? {} : { on }) };
    return { ended: await unmuteAlarm(state, name, { who: who.user ?? "guest", at: seconds() }) };
  });

  /** What the newest run of a subsystem judges; a name that is misspelt would be muted in vain. */
  async function requireAlarm({ subsystem, alarm, on }: AlarmNamed) {
    const [newest] = await store.runs({ subsystem, limit: 1 });
    const report = newest === undefined ? undefined : await reports.get(newest.run, subsystem);
    const isKnown = report?.alarms.some((own) => own.id === alarm && (on === undefined || own.on === on));
    if (isKnown !== true) throw alarmNotFound(subsystem, alarm, on);
    return { subsystem, alarm, ...(on === undefined ? {} : { on }) };
  }
}

function withLife(alarm: AlarmState, life: AlarmLife | undefined, mutes: readonly Mute[], now: number): AlarmState {
  const { subsystem, id, on, run } = alarm;
  const mute = mutes.find((one) => isMuted(one, { subsystem, alarm: id, on }, now));
  const own = life?.raised === true && life.seen.run === run ? life : undefined;
  return {
    ...alarm,
    ...(own === undefined ? {} : { since: { time: own.since, run: own.run } }),
    ...(own?.acknowledged === undefined ? {} : { acknowledged: own.acknowledged }),
    ...(mute === undefined ? {} : { muted: { who: mute.who, until: mute.until, reason: mute.reason } }),
  };
}

function eventOf({ number, at, who, kind, subject, what }: Decision): AlarmEvent {
  const slash = subject.indexOf("/");
  const { on, run, flag, message, reason, comment, until } = (what ?? {}) as {
    readonly on?: string;
    readonly run?: number;
    readonly flag?: Quality;
    readonly message?: string;
    readonly reason?: string;
    readonly comment?: string;
    readonly until?: number;
  };
  return {
    number,
    at,
    who,
    change: kind.slice("alarm.".length) as AlarmEvent["change"],
    subsystem: subject.slice(0, slash),
    alarm: subject.slice(slash + 1),
    message: message ?? reason ?? comment ?? "",
    ...(on === undefined ? {} : { on }),
    ...(run === undefined ? {} : { run }),
    ...(flag === undefined ? {} : { flag }),
    ...(until === undefined ? {} : { until }),
  };
}

function keyOf(subsystem: string, alarm: string, on: string): string {
  return JSON.stringify([subsystem, alarm, on]);
}
