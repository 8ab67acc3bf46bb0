import { describe, expect, it } from "vitest";
import type { Ending, Part, PartState, RunningPart } from "./part.js";
import { supervise } from "./supervise.js";

const part: Part = { name: "process", args: ["process", "--watch"] };
const failed: Ending = { code: 1, signal: null };

/** A world in which waiting moves the clock and nothing else happens by itself. */
function createWorld() {
  const stop = new AbortController();
  const waits: number[] = [];
  const warnings: string[] = [];
  const changes: (readonly PartState[])[] = [];
  let time = 0;
  const world = {
    stop,
    waits,
    warnings,
    changes,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    run: (parts: readonly Part[], start: (part: Part) => RunningPart) =>
      supervise(
        parts,
        {
          start,
          now: () => time,
          wait: async (milliseconds) => {
            waits.push(milliseconds);
            time += milliseconds;
          },
          log: { debug: () => {}, info: () => {}, warn: (message) => warnings.push(message) },
          changed: (states) => changes.push(states),
        },
        stop.signal,
      ),
  };
  return world;
}

const endsWith = (ending: Ending): RunningPart => ({ pid: 7, ended: Promise.resolve(ending), stop: () => {} });

describe("a part that ends", () => {
  it("is started again, later and later, and at most a minute later", async () => {
    const world = createWorld();
    let starts = 0;
    await world.run([part], () => {
      if (++starts === 9) world.stop.abort();
      return endsWith(failed);
    });
    expect(world.waits.slice(0, 8).map((wait) => wait / 1000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(world.changes.at(-1)).toMatchObject([
      { name: "process", state: "ended", restarts: 8, lastEnd: "ended with exit code 1" },
    ]);
  });

  it("is started again soon when it had been well for a minute", async () => {
    const world = createWorld();
    let starts = 0;
    await world.run([part], () => {
      if (++starts === 4) world.stop.abort();
      if (starts === 3) world.pass(60_000);
      return endsWith({ code: null, signal: "SIGKILL" });
    });
    expect(world.waits.slice(0, 3)).toEqual([1000, 2000, 1000]);
    expect(world.warnings[0]).toBe("process: was ended by SIGKILL; it is started again in 1 s");
  });

  it("is given up when its configuration is wrong, and the others go on", async () => {
    const world = createWorld();
    const web = { name: "web", args: ["web"] };
    let webStarts = 0;
    await world.run([part, web], ({ name }) => {
      if (name === "process") return endsWith({ code: 2, signal: null });
      if (++webStarts === 3) world.stop.abort();
      return endsWith(failed);
    });
    expect(world.changes.at(-1)).toMatchObject([
      { state: "given up", restarts: 0 },
      { state: "ended", restarts: 2 },
    ]);
  });

  it("ends all when every part was given up", async () => {
    const world = createWorld();
    const states = await world.run([part], () => endsWith({ code: 2, signal: null }));
    expect(states).toMatchObject([{ state: "given up" }]);
  });
});

describe("the end", () => {
  it.each([
    { what: "asks a part to stop", obeys: true, expected: [false] },
    { what: "ends a part that does not stop", obeys: false, expected: [false, true] },
  ])("$what", async ({ obeys, expected }) => {
    const world = createWorld();
    const stops: boolean[] = [];
    await world.run([part], () => {
      let end: (ending: Ending) => void = () => {};
      const ended = new Promise<Ending>((resolve) => {
        end = resolve;
      });
      queueMicrotask(() => world.stop.abort());
      return {
        pid: 7,
        ended,
        stop: (force) => {
          stops.push(force);
          if (obeys || force) end({ code: 0, signal: null });
        },
      };
    });
    expect(stops.slice(0, expected.length)).toEqual(expected);
    expect(world.changes.at(-1)).toMatchObject([{ state: "ended", lastEnd: "ended with exit code 0" }]);
  });
});
