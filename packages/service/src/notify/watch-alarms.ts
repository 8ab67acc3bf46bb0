import type { AlarmLife, Config, Notice } from "@overwatch/core";
import { watchReport } from "@overwatch/core/host";
import type { Store, StoreEvent } from "@overwatch/core/store";
import { listMutes, type NewDecision, type State } from "../store/index.js";
import { writeMessage } from "./write-message.js";

/** What following alarms touches outside of itself. */
export interface WatchEdges {
  readonly store: Store;
  readonly state: State;
  readonly config: Pick<Config, "alarms" | "notifiers">;
  /** Unix seconds. */
  readonly now: number;
}

/** What looking at the newest publications did. */
export interface WatchedAlarms {
  readonly notices: readonly Notice[];
  /** Names that alarms call and that the configuration does not have. */
  readonly unknownNotifiers: readonly string[];
}

/**
 * Looks at what was published since the last time: alarms live on, and one message per notifier is put into the outbox. All of
 * it in one transaction with the number of the last event, so that a crash repeats it whole or not at all.
 */
export async function watchAlarms({ store, state, config, now }: WatchEdges): Promise<WatchedAlarms> {
  const events = await eventsAfter(store, await state.alarms.lastEvent());
  const lastEvent = events.at(-1)?.number;
  const mutes = await listMutes(state, now);
  const notices: Notice[] = [];
  const lives: AlarmLife[] = [];
  const decisions: NewDecision[] = [];
  for (const { run, subsystem } of newestRuns(events)) {
    const report = await store.report(run, subsystem);
    if (report === undefined) continue;
    const known = await state.alarms.lives(subsystem);
    const watched = watchReport(report, { lives: known, rules: config.alarms, mutes, now });
    lives.push(...watched.lives);
    notices.push(...watched.notices);
    decisions.push(
      ...watched.changes.map(({ change, life }) => ({
        at: now,
        who: "overwatch",
        kind: `alarm.${change}`,
        subject: `${life.subsystem}/${life.alarm}`,
        what: { on: life.on, flag: life.flag, message: life.message, run: life.run, time: life.since },
      })),
    );
  }
  const { messages, unknownNotifiers } = address(notices, config);
  if (lastEvent !== undefined) {
    await state.alarms.commit({
      lives,
      decisions,
      messages: messages.map((message) => ({ ...message, at: now })),
      lastEvent,
    });
  }
  return { notices, unknownNotifiers };
}

async function eventsAfter(store: Store, after: number): Promise<readonly StoreEvent[]> {
  const events: StoreEvent[] = [];
  for (let last = after; ; ) {
    const some = await store.events(last);
    events.push(...some);
    const newest = some.at(-1);
    if (newest === undefined) return events;
    last = newest.number;
  }
}

/** Of each subsystem the newest run: what older ones said is over. */
function newestRuns(events: readonly StoreEvent[]): readonly { readonly run: number; readonly subsystem: string }[] {
  const newest = new Map<string, number>();
  for (const { type, run, subsystem } of events) {
    if (type === "published") newest.set(subsystem, Math.max(run, newest.get(subsystem) ?? run));
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([subsystem, run]) => ({ run, subsystem }));
}

/** Puts notices that come from elsewhere into the outbox, one message per notifier. */
export async function tellNotices(
  notices: readonly Notice[],
  { state, config, now }: Omit<WatchEdges, "store">,
): Promise<Pick<WatchedAlarms, "unknownNotifiers">> {
  const { messages, unknownNotifiers } = address(notices, config);
  if (messages.length > 0) {
    await state.alarms.commit({
      lives: [],
      decisions: [],
      messages: messages.map((message) => ({ ...message, at: now })),
    });
  }
  return { unknownNotifiers };
}

/** One message per notifier, with everything that concerns it. */
function address(notices: readonly Notice[], { alarms, notifiers }: WatchEdges["config"]) {
  const byNotifier = new Map<string, Notice[]>();
  for (const notice of notices) {
    for (const name of new Set(notice.notify ?? alarms.notify)) {
      byNotifier.set(name, [...(byNotifier.get(name) ?? []), notice]);
    }
  }
  const known = [...byNotifier].flatMap(([notifier, own]) => {
    const templates = notifiers[notifier];
    return templates === undefined ? [] : [{ notifier, message: writeMessage(own, templates) }];
  });
  return { messages: known, unknownNotifiers: [...byNotifier.keys()].filter((name) => notifiers[name] === undefined) };
}
