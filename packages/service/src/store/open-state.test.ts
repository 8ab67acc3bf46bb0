import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openConnection } from "./libsql.js";
import { migrate } from "./migrate.js";
import { openState } from "./open-state.js";
import { openStore } from "./open-store.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-state-"));
});
afterEach(() => rm(folder, { recursive: true }));

const mute = { at: 1448384710, who: "ada", kind: "alarm.mute", subject: "EMC/meanHits", what: { until: 1448388310 } };

describe("openState", () => {
  it("records decisions and gives them back, oldest first", async () => {
    const state = await openState({ folder });
    const sent = { ...mute, kind: "notice.sent", what: ["mail", Number.NaN, null] };
    expect(await state.record(mute)).toEqual({ number: 1, ...mute });
    expect(await state.record(sent)).toEqual({ number: 2, ...sent });
    expect(await state.decisions()).toStrictEqual([
      { number: 1, ...mute },
      { number: 2, ...sent },
    ]);
    await state.close();
  });

  it("gives what was asked for, and the newest as what holds now", async () => {
    const state = await openState({ folder });
    for (const subject of ["a", "b", "a"]) await state.record({ ...mute, subject });
    await state.record({ ...mute, subject: "a", kind: "alarm.ack" });
    const list = async (filter: Parameters<typeof state.decisions>[0]) =>
      (await state.decisions(filter)).map(({ number }) => number);
    expect(await list({ kind: "alarm.mute" })).toEqual([1, 2, 3]);
    expect(await list({ kind: "alarm.mute", subject: "a" })).toEqual([1, 3]);
    expect(await list({ after: 2 })).toEqual([3, 4]);
    expect(await list({ after: 1, limit: 1 })).toEqual([2]);
    expect(await list({ newestFirst: true, limit: 2 })).toEqual([4, 3]);
    expect(await list({ newestFirst: true, before: 3 })).toEqual([2, 1]);
    expect(await list({ kinds: ["alarm.ack", "other"] })).toEqual([4]);
    expect((await state.latest("alarm.mute", "a"))?.number).toBe(3);
    expect(await state.latest("alarm.mute", "c")).toBeUndefined();
    await state.close();
  });

  it("still has them when it is opened again, and when the index is made anew", async () => {
    const first = await openState({ folder });
    await first.record(mute);
    await first.close();
    await writeFile(join(folder, "overwatch.db"), "garbage");
    const { store } = await openStore({ folder });
    await store.rebuild([]);
    await store.close();
    const again = await openState({ folder });
    expect(await again.decisions()).toEqual([{ number: 1, ...mute }]);
    await again.close();
  });

  it("never lets a decision be changed or deleted", async () => {
    const state = await openState({ folder });
    await state.record(mute);
    await state.close();
    const connection = await openConnection(join(folder, "state.db"), 1);
    expect(() => connection.exec("update decisions set who = 'eve'")).toThrow("decisions are never changed");
    expect(() => connection.exec("delete from decisions")).toThrow("decisions are never deleted");
    connection.close();
  });

  it("refuses a state that a newer program wrote, and leaves it as it is", async () => {
    const state = await openState({ folder });
    await state.record(mute);
    await state.close();
    const connection = await openConnection(join(folder, "state.db"), 1);
    connection.exec("pragma user_version = 7");
    connection.close();
    await expect(openState({ folder })).rejects.toMatchObject({
      code: "STATE_TOO_NEW",
      message: `Expected at most format 4 in ${folder}/state.db, found 7: a newer version of Overwatch has written it.`,
    });
  });

  it.each([
    ["garbage", "no database at all ".repeat(100)],
    ["text that is shorter than a header", "x"],
  ])("refuses %s, and leaves it where it is", async (_what, contents) => {
    await writeFile(join(folder, "state.db"), contents);
    await expect(openState({ folder })).rejects.toMatchObject({ code: "STATE_DAMAGED" });
    expect(await readFile(join(folder, "state.db"), "utf8")).toBe(contents);
  });

  it("refuses a database of something else", async () => {
    const connection = await openConnection(join(folder, "state.db"), 1);
    connection.exec("create table other (a)");
    connection.close();
    await expect(openState({ folder })).rejects.toMatchObject({ code: "STATE_DAMAGED" });
  });
});

describe("migrate", () => {
  const steps = [
    "create table a (x); insert into a values (1)",
    "alter table a add column y",
    "update a set y = x + 1",
  ];
  const rows = (connection: Awaited<ReturnType<typeof openConnection>>) =>
    connection.prepare("select * from a").all([]);

  it("does the steps that are missing, after a copy of what was there", async () => {
    const path = join(folder, "some.db");
    const connection = await openConnection(path, 1);
    migrate(connection, path, steps.slice(0, 1));
    expect(await readdir(folder)).toEqual(["some.db"]);
    migrate(connection, path, steps);
    migrate(connection, path, steps);
    expect(rows(connection)).toEqual([{ x: 1, y: 2 }]);
    connection.close();
    expect(await readdir(folder)).toEqual(["some.db", "some.db.format1"]);
    const copy = await openConnection(`${path}.format1`, 1);
    expect(rows(copy)).toEqual([{ x: 1 }]);
    expect(copy.pragma("user_version")).toBe(1);
    copy.close();
  });

  it("does all steps or none", async () => {
    const path = join(folder, "some.db");
    const connection = await openConnection(path, 1);
    migrate(connection, path, steps.slice(0, 1));
    expect(() => migrate(connection, path, [...steps, "no sql"])).toThrow("syntax error");
    expect(rows(connection)).toEqual([{ x: 1 }]);
    expect(connection.pragma("user_version")).toBe(1);
    connection.close();
  });
});
