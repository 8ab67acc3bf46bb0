import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { samplePublication } from "@overwatch/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUsers } from "../src/index.js";
import { signIn, startApp, type TestApp } from "./support/app.js";

const password = "long enough for us";
const slice = "timeSlice.100.220.0123456789abcdef";
let test: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  test = await startApp({ guests: true });
  const users = createUsers(test.state, { rounds: 4 });
  await users.set({ name: "ada", role: "shifter", password }, { by: "test", at: 0 });
  ({ headers } = await signIn(test.app, "ada", password));
  await test.store.publish(samplePublication({ run: 3 }));
  const folder = join(test.folder, "Run3", "EMC");
  await mkdir(folder, { recursive: true });
  const report = {
    format: "overwatch-slice-1",
    key: "0123456789abcdef",
    run: 3,
    subsystem: "EMC",
    minutes: { from: 1, to: 3 },
    available: { from: 100, to: 220 },
    options: { scale: false },
    quality: "good",
    nEvents: 5,
    files: [1, 2],
  };
  await writeFile(join(folder, `${slice}.json`), JSON.stringify(report));
  await writeFile(join(folder, "timeSlice.1.2.damaged.json"), "{");
});
afterAll(() => test.close());

const get = (url: string) => test.app.inject({ url });
const post = (url: string, payload: object, sent: Record<string, string> = headers) =>
  test.app.inject({ method: "POST", url, payload, headers: sent });

describe("asking for a slice", () => {
  it("leaves a row that somebody takes up, and tells what came of it", async () => {
    const asked = (await post("/api/runs/3/EMC/slices", { from: 1, to: 3, options: { scale: false } })).json();
    expect(asked).toMatchObject({ kind: "slice", status: "waiting" });
    const again = (await post("/api/runs/3/EMC/slices", { options: { scale: false }, to: 3, from: 1 })).json();
    expect(again.request).toBe(asked.request);
    const taken = await test.state.requests.take(["slice"], 5);
    expect(taken).toMatchObject({
      who: "ada",
      what: { run: 3, subsystem: "EMC", from: 1, to: 3, options: { scale: false } },
    });
    const answer = { cached: false, key: "k", report: `Run3/EMC/${slice}.json` };
    await test.state.requests.answer(asked.request, { at: 6, status: "done", answer });
    expect((await get(`/api/requests/${asked.request}`)).json()).toMatchObject({ status: "done", slice });
  });

  it("tells what was wrong, in the words of who looked", async () => {
    const { request } = (await post("/api/runs/3/EMC/slices", { from: 9, to: 3 })).json();
    const answer = { code: "SLICE_RANGE_INVALID", message: "No such minutes.", hint: "Others." };
    await test.state.requests.answer(request, { at: 6, status: "failed", answer });
    expect((await get(`/api/requests/${request}`)).json()).toMatchObject({ status: "failed", error: answer });
  });

  it("asks when it started", async () => {
    const { request, kind } = (await post("/api/runs/3/EMC/when", { target: "hits" })).json();
    expect(kind).toBe("when");
    await test.state.requests.answer(request, { at: 6, status: "done", answer: { format: "overwatch-when-1" } });
    expect((await get(`/api/requests/${request}`)).json()).toMatchObject({ when: { format: "overwatch-when-1" } });
  });

  it.each([
    ["a guest", "/api/runs/3/EMC/slices", { from: 1, to: 2 }, {}, 401],
    ["a session without its token", "/api/runs/3/EMC/slices", { from: 1, to: 2 }, { cookie: "" }, 403],
    ["an unknown run", "/api/runs/9/EMC/slices", { from: 1, to: 2 }, undefined, 404],
    ["a minute that is none", "/api/runs/3/EMC/slices", { from: "soon", to: 2 }, undefined, 400],
    ["options that are none", "/api/runs/3/EMC/slices", { from: 1, to: 2, options: [] }, undefined, 400],
    ["a question without a target", "/api/runs/3/EMC/when", {}, undefined, 400],
  ])("refuses %s", async (_what, url, payload, sent, status) => {
    const own = sent === undefined ? headers : "cookie" in sent ? { cookie: headers["cookie"] ?? "" } : sent;
    expect((await post(url, payload, own)).statusCode).toBe(status);
  });

  it("lets nobody take all processors", async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 40; at++) {
      statuses.push((await post("/api/runs/3/EMC/when", { target: `hist ${at}` })).statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("slices that were made", () => {
  it("lists those that can be read", async () => {
    expect((await get("/api/runs/3/EMC/slices")).json()).toEqual({
      slices: [
        {
          slice,
          minutes: { from: 1, to: 3 },
          available: { from: 100, to: 220 },
          options: { scale: false },
          quality: "good",
          nEvents: 5,
          files: 2,
        },
      ],
    });
  });

  it.each([
    ["one that is there", `/api/runs/3/EMC/slices/${slice}`, 200],
    ["one that is gone", "/api/runs/3/EMC/slices/timeSlice.1.2.00000000", 404],
    ["a path", "/api/runs/3/EMC/slices/..%2Freport", 400],
    ["a plot of one that is gone", "/api/runs/3/EMC/hist?name=hits&slice=timeSlice.1.2.00000000", 404],
    ["work that is secret", "/api/requests/999", 404],
  ])("answers for %s", async (_what, url, status) => {
    expect((await get(url)).statusCode).toBe(status);
  });

  it("gives the options that a form needs, asked of whoever knows the plug-in", async () => {
    const answered = get("/api/runs/3/EMC/options");
    let taken = await test.state.requests.take(["options"], 1);
    while (taken === undefined) {
      await new Promise((resolve) => setImmediate(resolve));
      taken = await test.state.requests.take(["options"], 1);
    }
    const answer = { subsystem: "EMC", options: { scale: true }, fields: { scale: { type: "boolean" } } };
    await test.state.requests.answer(taken.number, { at: 2, status: "done", answer });
    expect((await answered).json()).toEqual(answer);
    expect((await get("/api/runs/3/EMC/options")).json()).toEqual(answer);
  });
});
