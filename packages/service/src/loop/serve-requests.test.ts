import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OverwatchError } from "@overwatch/core/errors";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openState } from "../store/open-state.js";
import type { State } from "../store/state.js";
import { answerNext, type ServeEdges, serveRequests } from "./serve-requests.js";

let folder: string;
let state: State;
let edges: ServeEdges;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-serve-"));
  state = await openState({ folder });
  edges = {
    requests: state.requests,
    handlers: {
      double: async (what) => Number(what) * 2,
      refuse: async () => {
        throw new OverwatchError({ code: "NO_LUCK", message: "No luck.", hint: "Try.", details: {} });
      },
      break: async () => {
        throw new TypeError("broken");
      },
    },
    now: () => 5000,
    log: { debug: () => {}, info: () => {}, warn: () => {} },
    pause: 1,
  };
});
afterEach(async () => {
  await state.close();
  await rm(folder, { recursive: true });
});

const ask = (kind: string, what: unknown = null) => state.requests.ask({ at: 1, who: "ada", kind, what });

describe("answerNext", () => {
  it.each([
    { kind: "double", what: 21, status: "done", answer: 42 },
    { kind: "refuse", status: "failed", answer: { code: "NO_LUCK", message: "No luck.", hint: "Try." } },
    { kind: "break", status: "failed", answer: { code: "UNEXPECTED", message: "broken" } },
  ])("answers a request of the kind $kind", async ({ kind, what, status, answer }) => {
    const { number } = await ask(kind, what);
    expect(await answerNext(edges)).toBe(true);
    expect(await state.requests.get(number)).toMatchObject({ status, answer, takenAt: 5, answeredAt: 5 });
    expect(await answerNext(edges)).toBe(false);
  });

  it("leaves kinds that it does not know to others", async () => {
    await ask("other");
    expect(await answerNext(edges)).toBe(false);
    expect(await state.requests.get(1)).toMatchObject({ status: "waiting" });
  });
});

describe("serveRequests", () => {
  it("answers what an earlier one took up and left, and what comes, until it is ended", async () => {
    await ask("double", 1);
    await state.requests.take(["double"], 2);
    const ending = new AbortController();
    const handlers = {
      ...edges.handlers,
      end: async () => {
        ending.abort();
      },
    };
    await ask("end");
    await serveRequests({ ...edges, handlers }, ending.signal);
    expect((await state.requests.list()).map(({ status, answer }) => [status, answer])).toEqual([
      ["done", null],
      ["done", 2],
    ]);
  });
});
