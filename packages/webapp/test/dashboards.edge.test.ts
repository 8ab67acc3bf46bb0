import { samplePublication } from "@overwatch/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUsers } from "../src/index.js";
import { signIn, startApp, type TestApp } from "./support/app.js";

const password = "long enough for us";
const text = "title: Mine\nplots:\n  - { subsystem: EMC, hist: hits }\n";
let test: TestApp;
const headers: Record<string, Record<string, string>> = { guest: {} };
beforeAll(async () => {
  test = await startApp({ guests: true });
  const users = createUsers(test.state, { rounds: 4 });
  for (const role of ["shifter", "expert"] as const) {
    await users.set({ name: role, role, password }, { by: "test", at: 0 });
    headers[role] = (await signIn(test.app, role, password)).headers;
  }
});
afterAll(() => test.close());

const get = async (url: string) => (await test.app.inject({ url })).json();
const write = (who: string, name: string, body: object) =>
  test.app.inject({
    method: "POST",
    url: `/api/dashboards/${name}`,
    payload: { text, base: 0, ...body },
    headers: headers[who] ?? {},
  });

describe("dashboards", () => {
  it("are shared, and every version is kept", async () => {
    const first = (await write("shifter", "mine", {})).json() as { version: number };
    const second = (await write("expert", "mine", { text: "title: Ours", base: first.version })).json() as {
      version: number;
    };
    expect(await get("/api/dashboards")).toMatchObject({
      dashboards: [{ name: "mine", title: "Ours", who: "expert" }],
    });
    expect(await get("/api/dashboards/mine")).toMatchObject({
      text: "title: Ours",
      dashboard: { title: "Ours", plots: [] },
      versions: [{ version: second.version }, { version: first.version }],
    });
    expect(await get(`/api/dashboards/mine?version=${first.version}`)).toMatchObject({ text });
    expect((await test.app.inject({ url: "/api/dashboards/mine?form=yaml" })).body).toBe("title: Ours");
    const late = await write("shifter", "mine", { base: first.version });
    expect([late.statusCode, late.json().error.code]).toEqual([409, "DASHBOARD_CHANGED"]);
  });

  it("are the experts' when they are official", async () => {
    const made = (await write("expert", "plain", { official: true })).json() as { version: number };
    expect((await get("/api/dashboards")).dashboards[0]).toMatchObject({ name: "plain", official: true });
    expect((await write("shifter", "plain", { base: made.version })).statusCode).toBe(403);
    const remove = (who: string) =>
      test.app.inject({ method: "DELETE", url: "/api/dashboards/plain", headers: headers[who] ?? {} });
    expect((await remove("shifter")).statusCode).toBe(403);
    expect((await remove("expert")).statusCode).toBe(200);
    expect((await get("/api/dashboards")).dashboards.map(({ name }: { name: string }) => name)).toEqual(["mine"]);
    expect((await write("shifter", "plain", {})).statusCode).toBe(200);
    expect((await get("/api/dashboards/plain")).versions).toHaveLength(1);
  });

  it.each([
    ["a guest", "guest", "other", {}, 401],
    ["a text that is none", "shifter", "other", { text: "plots: 5" }, 400],
    ["a name that is a path", "shifter", "..%2Fother", {}, 400],
    ["a shifter who calls it official", "shifter", "other", { official: true }, 403],
  ])("refuse %s", async (_what, who, name, body, status) => {
    expect((await write(who, name, body)).statusCode).toBe(status);
  });

  it("are read for a preview without being kept", async () => {
    const preview = (body: string) =>
      test.app
        .inject({ method: "POST", url: "/api/preview", payload: { text: body } })
        .then((response) => response.json());
    expect(await preview(text)).toMatchObject({ dashboard: { title: "Mine" }, problems: [] });
    expect(await preview("title: x\ncolumns: 0")).toMatchObject({ problems: [{ line: 2 }] });
  });
});

describe("the shift report", () => {
  it("says what was wrong, and for how long within the shift", async () => {
    const at = (time: number, quality: "good" | "bad") => ({
      file: `f${time}`,
      time,
      quality,
      known: 1,
      of: 1,
      unknown: [],
      raised: quality === "bad" ? [{ id: "hot", on: "hits", flag: quality, message: "hot: 17" }] : [],
    });
    const publication = samplePublication({ run: 3 });
    const { startOfRun } = publication.report;
    const flags = [0, 60, 120, 180].map((step) => at(startOfRun + step, step < 120 ? "good" : "bad"));
    await test.store.publish({ ...publication, report: { ...publication.report, flags } });
    await test.app.look();
    const shift = await get(`/api/shift?since=${startOfRun}&until=${startOfRun + 150}`);
    expect(shift).toMatchObject({
      runs: 1,
      subsystems: [{ run: 3, subsystem: "EMC", seconds: { good: 60, bad: 90 } }],
      wrong: [{ alarm: "hot", on: "hits", flag: "bad", message: "hot: 17", to: startOfRun + 150 }],
    });
  });
});
