/** A plug-in that another copy of the SDK made: nothing but plain data and functions crosses the border between the two. */
import { describe, expect, it, vi } from "vitest";
import * as here from "./index.js";
import { runDetector } from "./testing/bench/run-detector.js";
import { h1 } from "./testing/builders/h1.js";

async function otherCopy(): Promise<typeof here> {
  vi.resetModules();
  return import("./index.js");
}

describe("two copies of the SDK", async () => {
  const { between, defineDetector, mean, OverwatchError, perEvent, z } = await otherCopy();
  const plugin = defineDetector({
    subsystem: "TST",
    title: "Of the other copy",
    processingOptions: z.object({ divide: z.boolean().default(true).describe("Divide by events") }),
    processors: [
      perEvent({ match: "hits", wanted: ({ divide }: { divide: boolean }) => divide }),
      { kind: "h1", id: "refuses", match: "refused", run: (_hist, ctx) => ctx.fail("no counter", "look at it") },
      {
        kind: "h1",
        id: "throws",
        match: "thrown",
        run: () => {
          throw new OverwatchError({ code: "FILE_UNREADABLE", message: "its own error" });
        },
      },
      { kind: "h1", id: "waits", match: "waited", run: (() => Promise.resolve()) as never },
    ],
    trends: [{ id: "mean", title: "Mean", hist: "hits", use: mean() }],
    alarms: [{ id: "off", on: { trends: "mean" }, use: between({ min: 0, max: 0.1 }) }],
  });
  const hists = ["hits", "refused", "thrown", "waited"].map((name) => h1(name, [20, 40]));

  it("are two", () => {
    expect(defineDetector).not.toBe(here.defineDetector);
    expect(OverwatchError).not.toBe(here.OverwatchError);
  });

  it("agree on options, trends and alarms", async () => {
    const bench = await runDetector(plugin, { files: [{ hists, nEvents: 20 }], options: { divide: true } });
    expect([...bench.hist("hits", "h1").hist.contents].slice(1, 3)).toEqual([1, 2]);
    expect(bench.alarm("off")).toMatchObject([{ flag: "bad" }]);
    await expect(runDetector(plugin, { files: [{ hists }], options: { divide: 1 as never } })).rejects.toMatchObject({
      code: "OPTION_INVALID",
    });
  });

  it("agree on failures", async () => {
    const { failures } = await runDetector(plugin, { files: [{ hists, nEvents: 20 }] });
    expect(failures.map(({ step, code, message }) => [step, code, message])).toEqual([
      ["refuses", "HOOK_FAILED", "no counter"],
      ["throws", "HOOK_FAILED", expect.stringContaining("its own error")],
      ["waits", "HOOK_RESULT_INVALID", expect.stringContaining("a promise")],
    ]);
  });

  it("agree on errors", () => {
    const error = new OverwatchError({ code: "FILE_UNREADABLE", message: "of the other copy" });
    expect(here.isOverwatchError(error)).toBe(true);
    expect(error instanceof here.OverwatchError).toBe(false);
  });
});
