import { describe, expect, it } from "vitest";
import type { Snapshot } from "./step-board.js";
import { createWatch } from "./watch.js";

const limits = { step: 5, loading: 10, silence: 60 };
const idle: Snapshot = { sequence: 2, beats: 0, loading: false, suspicious: false };
const inStep: Snapshot = { ...idle, sequence: 3 };

/** Looks every half second at the same snapshot, or at one that changes; the time at which a limit is exceeded. */
function overdueAt(snapshot: (look: number) => Snapshot, every = 0.5, until = 100) {
  const watch = createWatch(limits);
  for (let look = 0; look * every <= until; look++) {
    const overdue = watch.look(snapshot(look), 1000 + look * every);
    if (overdue !== undefined) return { overdue, after: look * every };
  }
  return undefined;
}

describe("createWatch", () => {
  it.each([
    { name: "one step", snapshot: () => inStep, expected: { overdue: "step", after: 5.5 } },
    { name: "many short steps", snapshot: (n: number) => ({ ...inStep, sequence: 3 + 2 * n }), expected: undefined },
    {
      name: "a step while the beats go on",
      snapshot: (n: number) => ({ ...inStep, beats: n }),
      expected: { overdue: "step", after: 5.5 },
    },
    { name: "waiting for a disk", snapshot: (n: number) => ({ ...idle, beats: n }), expected: undefined },
    { name: "silence", snapshot: () => idle, expected: { overdue: "silence", after: 60.5 } },
    {
      name: "silence after a promise",
      snapshot: () => ({ ...idle, suspicious: true }),
      expected: { overdue: "silence", after: 5.5 },
    },
    {
      name: "an import that waits for ever",
      snapshot: (n: number) => ({ ...idle, beats: n, loading: true }),
      expected: { overdue: "loading", after: 10.5 },
    },
    {
      name: "a step that ends in time",
      snapshot: (n: number) => (n < 10 ? inStep : { ...idle, sequence: 4, beats: n }),
      expected: undefined,
    },
  ])("$name", ({ snapshot, expected }) => {
    expect(overdueAt(snapshot)).toEqual(expected);
  });

  it("does not count the time in which nobody looked", () => {
    const watch = createWatch(limits);
    expect([0, 1, 1000, 1001, 1002].map((now) => watch.look(inStep, now))).toEqual(Array(5).fill(undefined));
    expect(watch.look(inStep, 1003)).toBeUndefined();
    expect(watch.look(inStep, 1004)).toBe("step");
  });
});
