import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openHistograms, type SubsystemWork } from "@overwatch/core";
import { type Candidate, discoverPlugins } from "@overwatch/core/plugins";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunnerResult } from "./lane.js";
import { loadPlugins } from "./load-plugins.js";
import { createRunner, type Runner, type RunnerOptions } from "./runner.js";
import { all, badDetector, detector, looping, type Misdeed, names } from "./testing/bad-detector.js";

// Real threads, real plug-ins in plain JavaScript, a real file.

/** Nothing bad is done to these. */
const unharmed = ["top", "μ-π ä/Δφ (°)"];

const folder = fileURLToPath(new URL("../../../../testdata/root/goldens", import.meta.url));
const work: SubsystemWork = {
  run: 1,
  hltMode: "C",
  subsystem: "EMC",
  fileLocationSubsystem: "EMC",
  folder,
  files: [{ name: "directories.root", time: 1000, size: 1, sha256: "" }],
  cumulative: true,
  key: "",
  keyParts: { basis: "", files: "", context: "" },
  combinedFile: "",
  options: {},
  settings: {},
  monitoring: {},
  suspended: [],
};

let root = "";
let runner: Runner | undefined;
let warnings: string[] = [];
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "overwatch-runner-")));
  warnings = [];
});
afterEach(async () => {
  await runner?.close();
  await rm(root, { recursive: true });
});

function start(options: Partial<RunnerOptions> = {}): Runner {
  const log = { debug: () => {}, info: () => {}, warn: (message: string) => warnings.push(message) };
  runner = createRunner({ hookTimeout: 0.3, log, ...options });
  return runner;
}

async function writePlugin(code: string, name = "plugin", subsystem = "EMC"): Promise<Candidate> {
  const home = join(root, "node_modules", name);
  await mkdir(home, { recursive: true });
  const overwatch = { plugin: "detector", subsystem, api: "^0.1.0" };
  await writeFile(
    join(home, "package.json"),
    JSON.stringify({ version: "1.0.0", type: "module", exports: "./index.js", overwatch }),
  );
  await writeFile(join(home, "index.js"), code);
  await writeFile(join(root, "package.json"), JSON.stringify({ dependencies: { [name]: "1" } }));
  const [found] = (await discoverPlugins(root, [])).packages;
  if (found?.status !== "found") throw new Error(`not found: ${JSON.stringify(found)}`);
  return found;
}

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

/** The histograms of the processed file, by name. */
async function shownContents({ report, outputs }: RunnerResult) {
  const file = await openHistograms(outputs.get(report.processedFile ?? "") ?? new Uint8Array());
  return Promise.all(file.infos.map(async ({ name }) => [name, await file.read(name)] as const));
}

describe("a runner", () => {
  it("gives the report, the bytes of its files, and what is off", async () => {
    const result = await start().run(work, await writePlugin(detector()));
    expect(result.report.failures).toEqual([]);
    expect(result.suspended).toEqual([]);
    expect(result.report.trends.map(({ id, points }) => [id, points.length])).toEqual([["good", 1]]);
    const shown = new Map(await shownContents(result));
    expect([...shown.keys()].sort()).toEqual(names);
    expect(shown.get("top")).toMatchObject({ kind: "h1", entries: 185 });
  });

  it("processes without a plug-in", async () => {
    const { report } = await start().run(work, undefined);
    expect(report.groups.flatMap(({ hists }) => hists).sort()).toEqual(names);
  });

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
    const { run } = start();
    good ??= await run(work, await writePlugin(detector(), "good"));
    const bad = await run(work, await writePlugin(badDetector(...misdeeds), "bad"));
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
    const { report } = await start({ hookTimeout: 30, resourceLimits: { maxOldGenerationSizeMb: 32 } }).run(
      work,
      await writePlugin(badDetector({ id: "hoards", does, code: "", hooks: ["processors"] })),
    );
    expect(report.failures).toMatchObject([
      { hook: "processors", step: "hoards", hist: names[0], code: "HOOK_FAILED" },
    ]);
    expect(report.failures[0]?.message).toContain("memory");
  });

  it("leaves out a step that goes on without end behind its promise", async () => {
    const does = "return (async () => { for (;;) await 0; })()";
    const candidate = await writePlugin(badDetector({ id: "goes on", does, code: "", hooks: ["trends"] }));
    const { run } = start();
    // The first answer may leave the thread before it is stuck, the second cannot.
    await run(work, candidate);
    const { report, suspended } = await run(work, candidate);
    expect(suspended).toMatchObject([{ hook: "trends", step: "goes on", code: "HOOK_FAILED" }]);
    expect(report.trends.find(({ id }) => id === "good")?.points).toHaveLength(1);
  });

  it("does not mind what a hook leaves behind", async () => {
    const does = "Promise.reject(new Error('stray')); setTimeout(() => { throw new Error('late') }, 0); return {};";
    const candidate = await writePlugin(badDetector({ id: "leaves", does, code: "", hooks: ["processors"] }));
    const { run } = start();
    await run(work, candidate);
    expect((await run(work, candidate)).report.failures).toEqual([]);
    expect(warnings.join()).toContain("stray");
  });

  it("gives up a task when the thread ends between steps", async () => {
    const does = "Array.prototype.map = () => process.exit(3); return {};";
    const candidate = await writePlugin(badDetector({ id: "pollutes", does, code: "", hooks: ["processors"] }));
    await expect(start().run(work, candidate)).rejects.toMatchObject({ code: "RUNNER_ENDED" });
  });

  it("keeps a step off until the run ends, and not for another run", async () => {
    const candidate = await writePlugin(badDetector(looping("processors")));
    const { run } = start();
    expect((await run(work, candidate)).suspended).toHaveLength(1);
    expect((await run({ ...work, hltMode: "D" }, candidate)).suspended).toHaveLength(1);
    expect(warnings).toHaveLength(1);
    await run({ ...work, run: 2 }, candidate);
    expect(warnings).toHaveLength(2);
  });

  it("does the next task after one that failed as a whole", async () => {
    const candidate = await writePlugin(detector());
    const { run } = start();
    const missing = { ...work, files: [{ name: "missing.root", time: 1, size: 1, sha256: "" }] };
    const results = await Promise.allSettled([run(missing, candidate), run(work, candidate), run(missing, candidate)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
    expect(results[0]).toMatchObject({ reason: { $type: "@overwatch/error", code: expect.stringMatching(/^FILE_/) } });
  });

  it("imports a plug-in again when its code has changed", async () => {
    const { describe } = start();
    expect(await describe(await writePlugin(detector()))).toMatchObject({ plugin: { title: "E" } });
    expect(await describe(await writePlugin(detector().replace('title: "E"', 'title: "New"')))).toMatchObject({
      plugin: { title: "New" },
    });
  });

  it("ends tasks that are under way when it is closed", async () => {
    const candidate = await writePlugin(badDetector(looping("processors")));
    const { describe, run, close } = start({ hookTimeout: 1000 });
    await describe(candidate);
    const tasks = [run(work, candidate), run(work, candidate)].map((task) => task.catch((error: unknown) => error));
    await close();
    expect(await Promise.all(tasks)).toMatchObject([{ code: "RUNNER_CLOSED" }, { code: "RUNNER_CLOSED" }]);
    await expect(run(work, candidate)).rejects.toMatchObject({ code: "RUNNER_CLOSED" });
  });

  it("says what is missing when its code is not built", async () => {
    const { run } = start({ entry: join(root, "nothing.js") });
    await expect(run(work, undefined)).rejects.toMatchObject({
      code: "RUNNER_ENDED",
      message: expect.stringContaining("nothing.js"),
    });
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
    for (const { name, top } of imports) packages.push(await writePlugin(detector({}, top), name));
    const started = start({ loadTimeout: 0.5 });
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

  it("checks the deployment's sections by the plug-in's schemas", async () => {
    const strict =
      "(data) => 'min' in data ? { success: true, data } : { success: false, error: { issues: [{ path: ['min'], message: 'missing' }] } }";
    const code = detector().replace("settings: { safeParse }", `settings: { safeParse: ${strict} }`);
    const packages = [await writePlugin(code)];
    const started = start();
    expect(await loadPlugins(started, { packages }, { EMC: { settings: { min: 3 } } })).toMatchObject([
      { status: "loaded", plugin: { title: "E", settings: { min: 3 } } },
    ]);
    expect(await loadPlugins(started, { packages })).toMatchObject([
      { status: "failed", error: { code: "OPTION_INVALID" } },
    ]);
  });
});
