import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createUsers, ensureAdmin, type Users } from "../src/index.js";
import { signIn, startApp, type TestApp } from "./support/app.js";

let test: TestApp;
let users: Users;
beforeEach(async () => {
  test = await startApp();
  // As few rounds as bcrypt takes.
  users = createUsers(test.state, { rounds: 4 });
});
afterEach(() => test.close());

const password = "long enough for us";
const add = (name: string, role: "viewer" | "shifter" | "expert" | "admin") =>
  users.set({ name, role, password }, { by: "test", at: 0 });

describe("signing in", () => {
  it("makes an admin with a random password at the first start, and no second one", async () => {
    const first = await ensureAdmin(users, 0);
    expect(first).toMatch(/^[a-zA-Z2-9]{20}$/);
    expect(await ensureAdmin(users, 0)).toBeUndefined();
    const { response } = await signIn(test.app, "admin", first ?? "");
    expect(response.json()).toMatchObject({ user: "admin", role: "admin" });
  });

  it("sets a cookie that no script and no other site gets, and ends with the session", async () => {
    await add("ada", "shifter");
    const { response, cookie, headers } = await signIn(test.app, "ada", password);
    expect(response.headers["set-cookie"]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    const who = async () => (await test.app.inject({ url: "/api/session", headers: { cookie } })).json();
    expect(await who()).toMatchObject({ user: "ada", role: "shifter" });
    await test.app.inject({ method: "DELETE", url: "/api/session", headers });
    expect(await who()).toEqual({});
  });

  it.each([
    ["another password", "ada", "not the password"],
    ["an unknown user", "eve", password],
    ["an empty password", "ada", ""],
  ])("refuses %s", async (_what, name, given) => {
    await add("ada", "shifter");
    const { response } = await signIn(test.app, name, given);
    expect(response.statusCode).toBe(given === "" ? 400 : 401);
    expect(response.headers["set-cookie"]).toBeUndefined();
  });

  it("forgets whoever is removed or gets another password, within seconds", async () => {
    await add("ada", "shifter");
    const { cookie } = await signIn(test.app, "ada", password);
    test.clock.now += 10_000;
    await users.remove("ada", { by: "test", at: test.clock.now / 1000 });
    expect((await test.app.inject({ url: "/api/session", headers: { cookie } })).json()).toEqual({});
    expect((await users.list()).map(({ name }) => name)).toEqual([]);
  });

  it("ends a session that is too old", async () => {
    await add("ada", "shifter");
    const { cookie } = await signIn(test.app, "ada", password);
    test.clock.now += 169 * 3600_000;
    expect((await test.app.inject({ url: "/api/session", headers: { cookie } })).json()).toEqual({});
  });

  it("slows down who tries passwords", async () => {
    await add("ada", "shifter");
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++)
      statuses.push((await signIn(test.app, "ada", "wrong password")).response.statusCode);
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

describe("rights", () => {
  it.each([
    ["nobody", undefined, "/api/runs", 401],
    ["a viewer", "viewer", "/api/runs", 200],
    ["a viewer", "viewer", "/api/audit", 403],
    ["an expert", "expert", "/api/audit", 200],
    ["an expert", "expert", "/api/users", 403],
    ["an admin", "admin", "/api/users", 200],
    ["nobody", undefined, "/api/health", 200],
    ["nobody", undefined, "/api/openapi.json", 200],
    ["nobody", undefined, "/api/events/stream", 401],
  ] as const)("%s asks as %s for %s: %i", async (_who, role, url, status) => {
    let headers = {};
    if (role !== undefined) {
      await add("ada", role);
      ({ headers } = await signIn(test.app, "ada", password));
    }
    expect((await test.app.inject({ url, headers })).statusCode).toBe(status);
  });

  it("tells nobody a hash or a token", async () => {
    await add("ada", "admin");
    const { headers } = await signIn(test.app, "ada", password);
    const audit = (await test.app.inject({ url: "/api/audit", headers })).body;
    expect(audit).toContain("ada");
    expect(audit).not.toContain("$2");
    expect(audit).not.toContain("session");
  });

  it("takes a write only with the token of the session, from a page of its own", async () => {
    await add("ada", "admin");
    const { cookie, headers } = await signIn(test.app, "ada", password);
    const write = (more: Record<string, string>) =>
      test.app.inject({ method: "DELETE", url: "/api/session", headers: { cookie, ...more } });
    expect((await write({})).json()).toMatchObject({ error: { code: "TOKEN_INVALID" } });
    expect((await write({ ...headers, origin: "https://evil.example" })).json()).toMatchObject({
      error: { code: "ORIGIN_FOREIGN" },
    });
    expect((await write({ ...headers, origin: "http://localhost:8850", host: "localhost:8850" })).statusCode).toBe(200);
  });
});

describe("guests and proxies", () => {
  it("lets guests read where the configuration says so", async () => {
    const open = await startApp({ guests: true });
    expect((await open.app.inject({ url: "/api/runs" })).statusCode).toBe(200);
    expect((await open.app.inject({ url: "/api/audit" })).statusCode).toBe(401);
    await open.close();
  });

  it.each([
    ["a proxy that is trusted", ["127.0.0.1"], { user: "kim", role: "viewer" }],
    ["any other", ["10.0.0.1"], {}],
  ])("believes the header of %s", async (_what, addresses, expected) => {
    const behind = await startApp({ proxy: { addresses, userHeader: "X-Remote-User", role: "viewer" } });
    const { body } = await behind.app.inject({ url: "/api/session", headers: { "x-remote-user": "kim" } });
    expect(JSON.parse(body)).toEqual(expect.objectContaining(expected));
    if (Object.keys(expected).length === 0) expect(JSON.parse(body)).toEqual({});
    await behind.close();
  });
});
