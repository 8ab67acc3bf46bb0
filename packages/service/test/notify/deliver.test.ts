import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryStore, type Store } from "@overwatch/core/store";
import { sampleReport } from "@overwatch/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { notifierFailed } from "../../src/errors/catalogue.js";
import { toNotice } from "../../src/monitor/index.js";
import { backOff, deliver } from "../../src/notify/deliver.js";
import type { NoticeMessage, Notifier } from "../../src/notify/notifier.js";
import { tellNotices, watchAlarms } from "../../src/notify/watch-alarms.js";
import { openState, type State } from "../../src/store/index.js";
import { acknowledgeAlarm, listMutes, muteAlarm, unmuteAlarm } from "../../src/store/mutes.js";

const rules = { n: 1, of: 1 };
const templates = { subject: "{worst} in {subsystems}", line: "{change} {flag} {alarm}: {message}{help}" };
const settings = { type: "console", maxPerHour: 3, timeout: 10, ...templates } as const;
const config = {
  alarms: { sets: [], notify: ["ops"], raiseAfter: rules, clearAfter: rules, repeatAfter: 0 },
  notifiers: { ops: settings, mail: settings },
};

let folder: string;
let state: State;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-notify-"));
  state = await openState({ folder });
  store = createMemoryStore();
});
afterEach(async () => {
  await state.close();
  await rm(folder, { recursive: true });
});

/** Publishes a report whose one alarm says so at `minute`. */
async function publish(
  minute: number,
  flag: "good" | "bad" | "null",
  run = 1,
  notify?: readonly string[],
): Promise<void> {
  const alarm = {
    id: "hot",
    on: "h",
    flag,
    message: `at ${minute}`,
    help: "Call.",
    ...(notify && { notify }),
  } as const;
  const report = sampleReport({
    run,
    subsystem: "EMC",
    endOfRun: 60 * minute,
    alarms: [alarm],
    flags: [],
    key: `${run}-${minute}-${flag}`,
  });
  await store.publish({ hltMode: "C", report, folders: {} });
}
const watch = (now: number) => watchAlarms({ store, state, config, now });

function notifierOf(sent: [string, NoticeMessage][], fails: (name: string) => boolean = () => false) {
  return (name: string): Notifier => ({
    name,
    send: async (message) => {
      if (fails(name)) throw notifierFailed(name, "it is down");
      sent.push([name, message]);
    },
  });
}
const deliverAt = (now: number, sent: [string, NoticeMessage][], fails?: (name: string) => boolean) =>
  deliver({ state, config, notifierOf: notifierOf(sent, fails), now: () => now });

describe("from a publication to a message", () => {
  it("tells once, in one message per notifier, and again when it is over", async () => {
    const sent: [string, NoticeMessage][] = [];
    await publish(1, "bad");
    await watch(100);
    await publish(2, "bad");
    await watch(200);
    await publish(3, "good");
    await deliverAt(250, sent);
    await watch(300);
    await deliverAt(300, sent);
    expect(sent.map(([name, { subject, text }]) => [name, subject, text])).toEqual([
      ["ops", "bad in EMC", "NEW bad hot: at 1 [Call.]"],
      ["ops", "cleared in EMC", "CLEARED good hot: at 3"],
    ]);
    expect((await state.decisions()).map(({ kind, subject }) => [kind, subject])).toEqual([
      ["alarm.raised", "EMC/hot"],
      ["alarm.cleared", "EMC/hot"],
    ]);
  });

  it("names notifiers that the configuration does not have", async () => {
    await publish(1, "bad", 1, ["mail", "nobody"]);
    const sent: [string, NoticeMessage][] = [];
    expect((await watch(100)).unknownNotifiers).toEqual(["nobody"]);
    await deliverAt(100, sent);
    expect(sent.map(([name]) => name)).toEqual(["mail"]);
  });

  it("what was committed and not sent is sent after a crash; what was not committed is looked at again", async () => {
    await publish(1, "bad");
    await watch(100);
    await state.close();
    state = await openState({ folder });
    const sent: [string, NoticeMessage][] = [];
    await deliverAt(100, sent);
    expect(sent).toHaveLength(1);
    await watch(200);
    await deliverAt(200, sent);
    expect(sent).toHaveLength(1);
  });

  it("repeats with growing intervals, and sends what came meanwhile as one message", async () => {
    const sent: [string, NoticeMessage][] = [];
    let down = true;
    await publish(1, "bad");
    await watch(100);
    expect(await deliverAt(100, sent, () => down)).toMatchObject([{ outcome: "failed", notifier: "ops" }]);
    expect(await deliverAt(104, sent, () => down)).toEqual([]);
    expect(await deliverAt(105, sent, () => down)).toMatchObject([{ outcome: "failed" }]);
    expect(await deliverAt(114, sent, () => down)).toEqual([]);
    await publish(2, "good");
    await watch(120);
    down = false;
    expect(await deliverAt(130, sent, () => down)).toMatchObject([{ outcome: "sent", messages: 2 }]);
    expect(sent.map(([, { text }]) => text)).toEqual(["CLEARED good hot: at 2"]);
    expect([0, 1, 2, 20].map(backOff)).toEqual([5, 10, 20, 3600]);
  });

  it("gives up after two days", async () => {
    await publish(1, "bad");
    await watch(100);
    expect(await deliverAt(100 + 49 * 3600, [], () => true)).toMatchObject([{ outcome: "gave up" }]);
    expect(await state.alarms.waiting()).toEqual([]);
  });

  it("one that is down delays nobody", async () => {
    await publish(1, "bad", 1, ["ops", "mail"]);
    await watch(100);
    const sent: [string, NoticeMessage][] = [];
    let release = () => {};
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    const done = deliver({
      state,
      config,
      now: () => 100,
      notifierOf: (name) => ({
        name,
        send: async (message) => {
          if (name === "mail") await hanging;
          sent.push([name, message]);
          // The other one was told while this one hangs.
          if (name === "ops") release();
        },
      }),
    });
    expect((await done).map(({ outcome }) => outcome)).toEqual(["sent", "sent"]);
    expect(sent.map(([name]) => name)).toEqual(["ops", "mail"]);
  });

  it("more messages than allowed in an hour wait, and go out as one", async () => {
    const sent: [string, NoticeMessage][] = [];
    for (let minute = 1; minute <= 8; minute++) {
      await publish(minute, minute % 2 === 1 ? "bad" : "good");
      await watch(minute);
      await deliverAt(minute, sent);
    }
    expect(sent).toHaveLength(3);
    await deliverAt(4000, sent);
    expect(sent).toHaveLength(4);
    expect(sent[3]?.[1].text).toBe("CLEARED good hot: at 8");
    expect(await state.alarms.waiting()).toEqual([]);
  });
});

describe("several who send from one outbox", () => {
  it("send each message once, also while the other one is at it", async () => {
    await publish(1, "bad");
    await watch(1000);
    const sent: [string, NoticeMessage][] = [];
    const notifier = notifierOf(sent);
    let second: Promise<unknown> | undefined;
    await deliver({
      state,
      config,
      now: () => 1000,
      notifierOf: (name) => ({
        name,
        send: async (message, signal) => {
          second = deliverAt(1001, sent);
          await second;
          return notifier(name).send(message, signal);
        },
      }),
    });
    expect(sent).toHaveLength(1);
    expect(await state.alarms.waiting()).toEqual([]);
  });

  it("send what another one took and never sent, after a while", async () => {
    await publish(1, "bad");
    await watch(1000);
    expect(await state.alarms.take("ops", 1000, 1070)).toHaveLength(1);
    const sent: [string, NoticeMessage][] = [];
    expect(await deliverAt(1069, sent)).toEqual([]);
    expect(await deliverAt(1070, sent)).toMatchObject([{ outcome: "sent" }]);
  });
});

describe("what a monitor says of receivers", () => {
  it("goes to the same notifiers, and belongs to no run", async () => {
    const notices = [
      { level: "critical", subsystem: "EMC", about: "heartbeat", change: "raised", message: "It is dead." },
      { level: "warning", subsystem: "TPC", about: "data", change: "cleared", message: "They arrive again." },
    ] as const;
    const told = notices.map((notice) => toNotice(notice, 1000));
    await tellNotices([...told, toNotice(notices[0], 1000, ["nobody"])], { state, config, now: 1000 }).then((found) =>
      expect(found.unknownNotifiers).toEqual(["nobody"]),
    );
    const sent: [string, NoticeMessage][] = [];
    await deliverAt(1000, sent);
    expect(sent).toMatchObject([
      [
        "ops",
        {
          subject: "bad in EMC, TPC",
          text: "NEW bad receiver heartbeat: It is dead.\nCLEARED good receiver data: They arrive again.",
        },
      ],
    ]);
    expect(await state.alarms.lastEvent()).toBe(0);
  });
});

describe("what people decide", () => {
  const hot = { subsystem: "EMC", alarm: "hot" };

  it("a mute is kept with who, why and until when, and ends by itself or by hand", async () => {
    await muteAlarm(state, hot, { who: "anna", at: 10, until: 1000, reason: "being repaired" });
    await publish(1, "bad");
    expect((await watch(100)).notices).toEqual([]);
    expect(await listMutes(state, 100)).toEqual([{ ...hot, until: 1000, reason: "being repaired", who: "anna" }]);
    expect(await listMutes(state, 1000)).toEqual([]);
    await publish(2, "bad");
    expect((await watch(1000)).notices).toMatchObject([{ change: "raised" }]);
    await muteAlarm(state, { ...hot, on: "h" }, { who: "anna", at: 1100, until: 2000, reason: "again" });
    expect(await unmuteAlarm(state, hot, { who: "bert", at: 1200 })).toBe(1);
    expect(await listMutes(state, 1300)).toEqual([]);
  });

  it("an acknowledgement is kept with the life of the alarm", async () => {
    await publish(1, "bad");
    await watch(100);
    expect(await acknowledgeAlarm(state, hot, { who: "anna", at: 150, comment: "I look" })).toBe(1);
    expect(await state.alarms.lives("EMC")).toMatchObject([
      { acknowledged: { who: "anna", at: 150, comment: "I look" } },
    ]);
    expect(await acknowledgeAlarm(state, { ...hot, alarm: "other" }, { who: "anna", at: 1, comment: "" })).toBe(0);
  });
});
