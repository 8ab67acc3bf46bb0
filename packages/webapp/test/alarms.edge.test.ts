import type { AlarmLife } from "@overwatch/core";
import { samplePublication } from "@overwatch/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUsers } from "../src/index.js";
import { signIn, startApp, type TestApp } from "./support/app.js";

const password = "long enough for us";
let test: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  test = await startApp({ guests: true });
  const users = createUsers(test.state, { rounds: 4 });
  await users.set({ name: "ada", role: "shifter", password }, { by: "test", at: 0 });
  ({ headers } = await signIn(test.app, "ada", password));
  const alarm = { id: "tooHigh", on: "hits", flag: "bad", message: "5 is too high" } as const;
  await test.store.publish(samplePublication({ run: 3, alarms: [alarm, { ...alarm, id: "other/one" }] }));
  const life: AlarmLife = {
    subsystem: "EMC",
    alarm: "tooHigh",
    on: "hits",
    raised: true,
    flag: "bad",
    message: "5 is too high",
    since: 77,
    run: 2,
    last: ["bad"],
    seen: { run: 3, time: 100 },
  };
  const raised = {
    at: 80,
    who: "overwatch",
    kind: "alarm.raised",
    subject: "EMC/tooHigh",
    what: { on: "hits", flag: "bad", message: "5 is too high", run: 2, time: 77 },
  };
  await test.state.alarms.commit({ lives: [life], decisions: [raised], messages: [], lastEvent: 1 });
});
afterAll(() => test.close());

const post = (url: string, payload: object, sent: Record<string, string> = headers) =>
  test.app.inject({ method: "POST", url: `/api/alarms/${url}`, payload, headers: sent });
const state = async () => {
  const { alarms } = (await test.app.inject({ url: "/api/alarms" })).json() as { alarms: { id: string }[] };
  return alarms.find(({ id }) => id === "tooHigh");
};

describe("acting on an alarm", () => {
  it("shows since when it is, who knows, and who wants silence", async () => {
    expect(await state()).toMatchObject({ since: { time: 77, run: 2 } });
    const name = { subsystem: "EMC", alarm: "tooHigh" };
    expect((await post("acknowledge", { ...name, on: "hits", comment: " masked " })).json()).toEqual({
      acknowledged: 1,
    });
    expect((await post("mute", { ...name, seconds: 3600, reason: "known" })).statusCode).toBe(200);
    const now = test.clock.now / 1000;
    expect(await state()).toMatchObject({
      acknowledged: { who: "ada", comment: "masked", at: now },
      muted: { who: "ada", reason: "known", until: now + 3600 },
    });
    expect((await post("unmute", name)).json()).toEqual({ ended: 1 });
    expect(await state()).not.toHaveProperty("muted");
  });

  it("keeps all of it, newest first", async () => {
    const history = async (query: string) =>
      ((await test.app.inject({ url: `/api/alarms/history${query}` })).json() as { events: { change: string }[] })
        .events;
    expect((await history("")).map(({ change }) => change)).toEqual(["unmute", "mute", "ack", "raised"]);
    expect(await history("?limit=1&until=100")).toMatchObject([
      {
        change: "raised",
        subsystem: "EMC",
        alarm: "tooHigh",
        on: "hits",
        run: 2,
        flag: "bad",
        message: "5 is too high",
      },
    ]);
    expect(await history("?subsystem=TPC")).toEqual([]);
  });

  it.each([
    ["an alarm that is not there", "mute", { alarm: "misspelt", seconds: 60, reason: "x" }, 404],
    ["a subject that is not judged", "mute", { alarm: "tooHigh", on: "hats", seconds: 60, reason: "x" }, 404],
    ["no reason", "mute", { alarm: "tooHigh", seconds: 60, reason: "  " }, 400],
    ["a mute without end", "mute", { alarm: "tooHigh", seconds: 1e9, reason: "x" }, 400],
    ["an acknowledgement of what is not raised", "acknowledge", { alarm: "other/one", comment: "x" }, 409],
  ])("refuses %s", async (_what, url, payload, status) => {
    expect((await post(url, { subsystem: "EMC", ...payload })).statusCode).toBe(status);
  });

  it("is not for guests", async () => {
    const name = { subsystem: "EMC", alarm: "tooHigh" };
    expect((await post("unmute", name, {})).statusCode).toBe(401);
  });
});
