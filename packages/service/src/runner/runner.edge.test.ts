import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPlugins } from "./load-plugins.js";
import { badDetector, detector, looping, names } from "./testing/bad-detector.js";
import { makeRunnerPlace, type RunnerPlace, shownContents, work } from "./testing/runner-place.js";

// Real threads, real plug-ins in plain JavaScript, a real file. What each hook can do wrong is the suite `hooks`.

let place: RunnerPlace;
beforeEach(async () => {
  place = await makeRunnerPlace();
});
afterEach(() => place.remove());

describe("a runner", () => {
  it("gives the report, the bytes of its files, and what is off", async () => {
    const result = await place.start().run(work, await place.writePlugin(detector()));
    expect(result.report.failures).toEqual([]);
    expect(result.suspended).toEqual([]);
    expect(result.report.trends.map(({ id, points }) => [id, points.length])).toEqual([["good", 1]]);
    const shown = new Map(await shownContents(result));
    expect([...shown.keys()].sort()).toEqual(names);
    expect(shown.get("top")).toMatchObject({ kind: "h1", entries: 185 });
  });

  it("does the work of a plug-in whose thread was started before, and says then what is wrong with one", async () => {
    const runner = place.start();
    const [good, broken] = [
      await place.writePlugin(detector()),
      await place.writePlugin("throw new Error('no');", "broken"),
    ];
    for (const candidate of [good, broken]) runner.prepare(candidate);
    expect((await runner.run(work, good)).report.failures).toEqual([]);
    await expect(runner.run(work, broken)).rejects.toMatchObject({ code: "IMPORT_FAILED" });
  });

  it("processes without a plug-in", async () => {
    const { report } = await place.start().run(work, undefined);
    expect(report.groups.flatMap(({ hists }) => hists).sort()).toEqual(names);
  });

  it("keeps a step off until the run ends, and not for another run", async () => {
    const candidate = await place.writePlugin(badDetector(looping("processors")));
    const { run } = place.start();
    expect((await run(work, candidate)).suspended).toHaveLength(1);
    expect((await run({ ...work, hltMode: "D" }, candidate)).suspended).toHaveLength(1);
    expect(place.warnings).toHaveLength(1);
    await run({ ...work, run: 2 }, candidate);
    expect(place.warnings).toHaveLength(2);
  });

  it("does the next task after one that failed as a whole", async () => {
    const candidate = await place.writePlugin(detector());
    const { run } = place.start();
    const missing = { ...work, files: [{ name: "missing.root", time: 1, size: 1, sha256: "" }] };
    const results = await Promise.allSettled([run(missing, candidate), run(work, candidate), run(missing, candidate)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
    expect(results[0]).toMatchObject({ reason: { $type: "@overwatch/error", code: expect.stringMatching(/^FILE_/) } });
  });

  it("says what is missing when its code is not built", async () => {
    const { run } = place.start({ entry: join(place.root, "nothing.js") });
    await expect(run(work, undefined)).rejects.toMatchObject({
      code: "RUNNER_ENDED",
      message: expect.stringContaining("nothing.js"),
    });
  });
});

describe("loadPlugins", () => {
  it("checks the deployment's sections by the plug-in's schemas", async () => {
    const strict =
      "(data) => 'min' in data ? { success: true, data } : { success: false, error: { issues: [{ path: ['min'], message: 'missing' }] } }";
    const code = detector().replace("settings: { safeParse }", `settings: { safeParse: ${strict} }`);
    const packages = [await place.writePlugin(code)];
    const started = place.start();
    expect(await loadPlugins(started, { packages }, { EMC: { settings: { min: 3 } } })).toMatchObject([
      { status: "loaded", plugin: { title: "E", settings: { min: 3 } } },
    ]);
    expect(await loadPlugins(started, { packages })).toMatchObject([
      { status: "failed", error: { code: "OPTION_INVALID" } },
    ]);
  });
});
