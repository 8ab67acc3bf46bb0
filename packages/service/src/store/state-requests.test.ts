import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openState } from "./open-state.js";
import type { State } from "./state.js";

let folder: string;
let state: State;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-requests-"));
  state = await openState({ folder });
});
afterEach(async () => {
  await state.close();
  await rm(folder, { recursive: true });
});

const slice = { at: 100, who: "ada", kind: "slice", what: { run: 1, subsystem: "EMC", from: 0, to: 2, options: {} } };

describe("State.requests", () => {
  it("goes from waiting over taken to done", async () => {
    const { requests } = state;
    expect(await requests.ask(slice)).toStrictEqual({ number: 1, status: "waiting", ...slice });
    expect(await requests.take(["when"], 101)).toBeUndefined();
    expect(await requests.take(["when", "slice"], 101)).toMatchObject({ number: 1, status: "taken", takenAt: 101 });
    expect(await requests.take(["slice"], 102)).toBeUndefined();
    await requests.answer(1, { at: 103, status: "done", answer: { key: "abc" } });
    const done = { ...slice, number: 1, status: "done", takenAt: 101, answeredAt: 103, answer: { key: "abc" } };
    expect(await requests.get(1)).toStrictEqual(done);
    await requests.answer(1, { at: 104, status: "failed", answer: {} });
    expect(await requests.get(1)).toStrictEqual(done);
    expect(await requests.get(7)).toBeUndefined();
  });

  it("is one row for what several ask at the same time, and a new one afterwards", async () => {
    const { requests } = state;
    const other = await openState({ folder });
    await requests.ask(slice);
    const { run, subsystem, ...rest } = slice.what;
    expect(await other.requests.ask({ ...slice, who: "bob", what: { ...rest, subsystem, run } })).toMatchObject({
      number: 1,
      who: "ada",
    });
    expect(await requests.ask({ ...slice, what: { ...slice.what, to: 3 } })).toMatchObject({ number: 2 });
    await requests.answer(1, { at: 103, status: "failed", answer: { code: "X" } });
    expect(await requests.ask(slice)).toMatchObject({ number: 3, status: "waiting" });
    await other.close();
  });

  it("lists newest first, by kind, asker and status", async () => {
    const { requests } = state;
    await requests.ask(slice);
    await requests.ask({ ...slice, kind: "when" });
    await requests.ask({ ...slice, who: "bob", what: 3 });
    const numbers = async (filter: Parameters<typeof requests.list>[0]) =>
      (await requests.list(filter)).map(({ number }) => number);
    expect(await numbers({})).toEqual([3, 2, 1]);
    expect(await numbers({ kind: "slice" })).toEqual([3, 1]);
    expect(await numbers({ who: "ada", limit: 1 })).toEqual([2]);
    expect(await numbers({ status: "done" })).toEqual([]);
  });

  it("waits again when who took it up has ended, and is forgotten after a week", async () => {
    const { requests } = state;
    await requests.ask(slice);
    await requests.ask({ ...slice, what: 2 });
    await requests.take(["slice"], 101);
    await requests.answer(2, { at: 102, status: "done", answer: null });
    await requests.reopen(["slice"], 200);
    expect((await requests.list()).map(({ status }) => status)).toEqual(["done", "waiting"]);
    await requests.reopen(["slice"], 200 + 8 * 24 * 3600);
    expect((await requests.list()).map(({ number }) => number)).toEqual([1]);
  });
});
