import type { Candidate } from "@overwatch/core/plugins";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunnerResult } from "../../src/runner/lane.js";
import { loadPlugins } from "../../src/runner/load-plugins.js";
import { all, badDetector, detector, looping, type Misdeed, names } from "../../src/runner/testing/bad-detector.js";
import { makeRunnerPlace, type RunnerPlace, shownContents, work } from "../../src/runner/testing/runner-place.js";

// What code in a hook can do wrong, in real threads: each case waits for a timeout or for a thread to end.

/** Nothing bad is done to these. */
const unharmed = ["top", "μ-π ä/Δφ (°)"];

let place: RunnerPlace;
beforeEach(async () => {
  place = await makeRunnerPlace();
});
afterEach(() => place.remove());

/** What a result says of what the bad steps are not for, and the contents of all histograms as shown. */
async function goodParts(result: RunnerResult) {
  const { report } = result;
  return {
    hists: report.hists.filter(({ name }) => unharmed.includes(name)),
    trends: report.trends.filter(({ id }) => id === "good"),
    alarms: report.alarms.filter(({ id }) => id === "good"),
    shown: (await shownContents(result)).filter(([name]) => names.includes(name)),
  };
}

describe("a runner", () => {
  let good: RunnerResult | undefined;
  it.each<{ name: string; misdeeds: Misdeed[] }>([
    {
      name: "throws, promises, returns rubbish or changes what it is given",
      misdeeds: [
        { id: "throws", does: "throw new Error('boom')", code: "HOOK_FAILED", hooks: all },
        { id: "waits", does: "return new Promise(() => {})", code: "HOOK_RESULT_INVALID", hooks: all },
        { id: "fails", does: "return Promise.reject(new Error('later'))", code: "HOOK_RESULT_INVALID", hooks: all },
        {
          id: "rubbish",
          does: "return { kind: 'h1', value: 'x', flag: 'x' }",
          code: "HOOK_RESULT_INVALID",
          hooks: all,
        },
        {
          id: "changes",
          does: "hist.contents.fill(7); return {}",
          code: "HOOK_CHANGED_INPUT",
          hooks: ["additionalHistograms", "processors", "trends", "alarms"],
        },
      ],
    },
    {
      name: "does not return or ends its thread",
      misdeeds: [
        looping("histogramGroups", "trends"),
        { id: "exits", does: "process.exit(0)", code: "HOOK_FAILED", hooks: ["additionalHistograms", "alarms"] },
      ],
    },
  ])("leaves everything else as it is when code in each hook $name", async ({ misdeeds }) => {
    const { run } = place.start();
    good ??= await run(work, await place.writePlugin(detector(), "good"));
    const bad = await run(work, await place.writePlugin(badDetector(...misdeeds), "bad"));
    expect(await goodParts(bad)).toEqual(await goodParts(good));
    const expected = misdeeds.flatMap(({ code, hooks }) => hooks.map((hook) => `bad ${hook} ${code}`));
    const found = bad.report.failures.map(({ plugin, hook, code }) => `${plugin} ${hook} ${code}`);
    expect([...new Set(found)].sort()).toEqual([...new Set(expected)].sort());
    for (const { id, hooks } of misdeeds) {
      const named = bad.report.failures.filter(({ step }) => step === id).map(({ hook }) => hook);
      expect(new Set(named)).toEqual(new Set(hooks.filter((hook) => hook !== "histogramOptions")));
    }
  });

  it("survives a step that uses up the memory", async () => {
    const does = "const hoard = []; for (;;) hoard.push(new Array(1000).fill(hoard.length));";
    const { report } = await place
      .start({ hookTimeout: 30, resourceLimits: { maxOldGenerationSizeMb: 32 } })
      .run(work, await place.writePlugin(badDetector({ id: "hoards", does, code: "", hooks: ["processors"] })));
    expect(report.failures).toMatchObject([
      { hook: "processors", step: "hoards", hist: names[0], code: "HOOK_FAILED" },
    ]);
    expect(report.failures[0]?.message).toContain("memory");
  });

  it("leaves out a step that goes on without end behind its promise", async () => {
    const does = "return (async () => { for (;;) await 0; })()";
    const candidate = await place.writePlugin(badDetector({ id: "goes on", does, code: "", hooks: ["trends"] }));
    const { run } = place.start();
    // The first answer may leave the thread before it is stuck, the second cannot.
    await run(work, candidate);
    const { report, suspended } = await run(work, candidate);
    expect(suspended).toMatchObject([{ hook: "trends", step: "goes on", code: "HOOK_FAILED" }]);
    expect(report.trends.find(({ id }) => id === "good")?.points).toHaveLength(1);
  });

  it("does not mind what a hook leaves behind", async () => {
    const does = "Promise.reject(new Error('stray')); setTimeout(() => { throw new Error('late') }, 0); return {};";
    const candidate = await place.writePlugin(badDetector({ id: "leaves", does, code: "", hooks: ["processors"] }));
    const { run } = place.start();
    await run(work, candidate);
    expect((await run(work, candidate)).report.failures).toEqual([]);
    expect(place.warnings.join()).toContain("stray");
  });

  it("gives up a task when the thread ends between steps", async () => {
    const does = "Array.prototype.map = () => process.exit(3); return {};";
    const candidate = await place.writePlugin(badDetector({ id: "pollutes", does, code: "", hooks: ["processors"] }));
    await expect(place.start().run(work, candidate)).rejects.toMatchObject({ code: "RUNNER_ENDED" });
  });

  it("imports a plug-in again when its code has changed", async () => {
    const { describe } = place.start();
    expect(await describe(await place.writePlugin(detector()))).toMatchObject({ plugin: { title: "E" } });
    expect(await describe(await place.writePlugin(detector().replace('title: "E"', 'title: "New"')))).toMatchObject({
      plugin: { title: "New" },
    });
  });

  it("ends tasks that are under way when it is closed", async () => {
    const candidate = await place.writePlugin(badDetector(looping("processors")));
    const { describe, run, close } = place.start({ hookTimeout: 1000 });
    await describe(candidate);
    const tasks = [run(work, candidate), run(work, candidate)].map((task) => task.catch((error: unknown) => error));
    await close();
    expect(await Promise.all(tasks)).toMatchObject([{ code: "RUNNER_CLOSED" }, { code: "RUNNER_CLOSED" }]);
    await expect(run(work, candidate)).rejects.toMatchObject({ code: "RUNNER_CLOSED" });
  });
});

describe("loadPlugins", () => {
  it("gives an outcome for every plug-in, whatever its import does", async () => {
    const imports = [
      { name: "waits", top: "await new Promise(() => {});", says: "did not go on for 0.5 s" },
      { name: "loops", top: "for (;;);", says: "did not go on for 0.5 s" },
      { name: "exits", top: "process.exit(0);", says: "it ended with exit code 0" },
      { name: "throws", top: "throw new TypeError('boom');", says: "it threw TypeError: boom" },
      { name: "good", top: "", says: undefined },
    ];
    const packages: Candidate[] = [];
    for (const { name, top } of imports) packages.push(await place.writePlugin(detector({}, top), name));
    const started = place.start({ loadTimeout: 0.5 });
    const outcomes = await loadPlugins(started, { packages });
    for (const [i, { name, says }] of imports.entries()) {
      const error = { code: "IMPORT_FAILED", message: expect.stringContaining(says ?? "") };
      const expected = says === undefined ? { status: "loaded" } : { status: "failed", error };
      expect(outcomes[i]).toMatchObject({ package: name, ...expected });
    }
    // It would do so again: nobody waits for it twice.
    for (const candidate of packages.slice(0, 4)) {
      await expect(started.run(work, candidate)).rejects.toMatchObject({ code: "IMPORT_FAILED" });
    }
  });
});
