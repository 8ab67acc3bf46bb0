import type { Config, Notice } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { OutboxMessage, State } from "../store/index.js";
import type { NoticeMessage, Notifier } from "./notifier.js";
import { writeMessage } from "./write-message.js";

/** What sending touches outside of itself. */
export interface DeliveryEdges {
  readonly state: State;
  readonly config: Pick<Config, "notifiers">;
  /** The notifier of that name in the configuration. */
  readonly notifierOf: (name: string) => Notifier;
  /** Unix seconds. */
  readonly now: () => number;
}

/** What became of the messages of one notifier. */
export interface Delivery {
  readonly notifier: string;
  readonly outcome: "sent" | "waits" | "failed" | "gave up";
  readonly messages: number;
  readonly error?: string;
}

/** Seconds until the next attempt after so many: doubled each time, an hour at most. */
export function backOff(attempts: number): number {
  return Math.min(3600, 5 * 2 ** Math.min(attempts, 20));
}

/** After the end of an attempt a message is due again, in case that its sender died: seconds. */
const grace = 60;
/** A message that could not be sent for so long is given up, seconds. */
const patience = 48 * 3600;
const hour = 3600;

/**
 * One attempt at everything in the outbox whose time has come, for all notifiers at the same time: one that hangs is given up
 * after its timeout and delays nobody. Several messages for one notifier go out as one.
 */
export async function deliver(edges: DeliveryEdges): Promise<readonly Delivery[]> {
  const waiting = await edges.state.alarms.waiting();
  const deliveries = await Promise.all(waiting.map(({ notifier }) => deliverTo(notifier, edges)));
  return deliveries.flatMap((delivery) => delivery ?? []);
}

async function deliverTo(name: string, edges: DeliveryEdges): Promise<Delivery | undefined> {
  const { state, config, now, notifierOf } = edges;
  const at = now();
  const wanted = await state.alarms.due(name, at);
  if (wanted.length === 0) return undefined;
  const settings = config.notifiers[name];
  if (settings === undefined) {
    const error = "the configuration has no such notifier any more";
    await state.alarms.failed(numbersOf(wanted), { error, at });
    return { notifier: name, messages: wanted.length, outcome: "gave up", error };
  }
  const recently = await state.alarms.sentSince(name, at - hour);
  if (recently >= settings.maxPerHour) {
    const error = `${recently} messages in the last hour`;
    return { notifier: name, messages: wanted.length, outcome: "waits", error };
  }
  // Another process may send from the same outbox: what it took is not sent twice.
  const due = await state.alarms.take(name, at, at + settings.timeout + grace);
  if (due.length === 0) return undefined;
  // A timer of our own: a signal that only waits for a timeout may be collected while it is waited for.
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), settings.timeout * 1000);
  try {
    await notifierOf(name).send(together(due, settings), ending.signal);
  } catch (error) {
    return failure(due, error, edges);
  } finally {
    clearTimeout(timer);
  }
  await state.alarms.sent(numbersOf(due), now());
  return { notifier: name, messages: due.length, outcome: "sent" };
}

function numbersOf(messages: readonly OutboxMessage[]): readonly number[] {
  return messages.map(({ number }) => number);
}

async function failure(
  due: readonly OutboxMessage[],
  thrown: unknown,
  { state, now }: DeliveryEdges,
): Promise<Delivery> {
  const at = now();
  const error = thrown instanceof Error ? thrown.message : String(thrown);
  const numbers = numbersOf(due);
  const attempts = Math.max(...due.map((message) => message.attempts));
  const base = { notifier: due[0]?.notifier ?? "", messages: due.length, error };
  if (at - Math.min(...due.map((message) => message.at)) > patience) {
    await state.alarms.failed(numbers, { error, at });
    return { ...base, outcome: "gave up" };
  }
  const asked = isOverwatchError(thrown) ? Number(thrown.details?.["retryAfter"]) : Number.NaN;
  const wait = Math.max(backOff(attempts), Number.isFinite(asked) ? Math.min(asked, hour) : 0);
  await state.alarms.failed(numbers, { error, at, nextAt: at + wait });
  return { ...base, outcome: "failed" };
}

/** One as it was written; several as one, in the order in which they came. */
function together(due: readonly OutboxMessage[], templates: Parameters<typeof writeMessage>[1]): NoticeMessage {
  // The outbox gives back what `watchAlarms` put in.
  const messages = due.map(({ message }) => message as NoticeMessage);
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) return only;
  return writeMessage(latest(messages.flatMap(({ notices }) => notices)), templates);
}

/** Of one alarm on one subject, what happened last. */
function latest(notices: readonly Notice[]): readonly Notice[] {
  return [
    ...new Map(notices.map((notice) => [JSON.stringify([notice.subsystem, notice.alarm, notice.on]), notice])).values(),
  ];
}
