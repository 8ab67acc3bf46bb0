import { describe, expect, it } from "vitest";
import { findProblems } from "./find-problems.js";

const supervisor = (state: "running" | "waiting") =>
  ({
    format: "overwatch-supervisor-1",
    pid: 1,
    startedAt: 0,
    parts: [{ name: "web", state, restarts: 1, since: 0, lastEnd: "ended with exit code 3" }],
  }) as const;
const fine = { now: 1000, supervised: true, supervisor: supervisor("running"), receivers: [], deadAfter: 300 };

describe("readiness", () => {
  it.each([
    { what: "all runs", change: {}, expected: [] },
    {
      what: "a part waits to be started again",
      change: { supervisor: supervisor("waiting") },
      expected: ["web is waiting: ended with exit code 3"],
    },
    {
      what: "the supervisor is gone, so that its file says nothing",
      change: { supervisor: supervisor("waiting"), supervised: false },
      expected: [],
    },
    {
      what: "a receiver is silent",
      change: { receivers: [{ subsystem: "EMC", beatAt: 600, counters: {} }] },
      expected: ["the receiver of EMC has given no sign of life for 400 s"],
    },
    {
      what: "a receiver is alive",
      change: { receivers: [{ subsystem: "EMC", beatAt: 700, counters: {} }] },
      expected: [],
    },
    { what: "a receiver never was there", change: { receivers: [{ subsystem: "EMC", counters: {} }] }, expected: [] },
  ])("$what", ({ change, expected }) => {
    expect(findProblems({ ...fine, ...change })).toEqual(expected);
  });
});
