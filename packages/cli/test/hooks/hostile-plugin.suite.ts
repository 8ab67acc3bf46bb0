import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bring, namesOf } from "../scenarios/bring.js";
import type { PassJson } from "../scenarios/compare.js";
import { overwatch, overwatchJson } from "../support/overwatch.js";

/** A plug-in for EMC without the SDK, with something wrong in each step but the first. */
const hostile = `
const safeParse = (data) => ({ success: true, data });
const trend = (process) => ({ $type: "@overwatch/trender", name: "t", kind: "any", config: {}, process,
  rebind() { return this; }, initialize: (about) => about, present: () => ({}), cleanup: () => {} });
const alarm = (judge) => ({ $type: "@overwatch/alarm", name: "a", judges: "any", lookBack: 1, config: {}, judge,
  rebind() { return this; } });
const on = (id, name, run) => ({ kind: "any", id, match: "EMCTRQA_hist" + name, run });
export default { $type: "@overwatch/detector", api: "1.0.0", subsystem: "EMC", title: "Hostile",
  options: { safeParse }, settings: { safeParse }, eventCounter: undefined,
  hooks: {
    histogramOptions: [{ match: "*Events", prettyName: () => Promise.resolve("later") }],
    processors: [
      on("good", "FastORL0", () => ({ information: { good: true } })),
      on("throws", "Events", () => { throw new Error("no luck"); }),
      on("never settles", "FastORL0Amp", () => new Promise(() => {})),
      on("loops", "FastORL1", () => { for (;;); }),
      on("rubbish", "FastORL1Amp", () => ({ hist: { kind: "h1", contents: [1] } })),
      on("mutates", "FastORL0LargeAmp", (hist) => { hist.contents[1] = 4711; }),
      on("exits", "FastORL1LargeAmp", () => { process.exit(0); }),
    ],
    trends: [{ id: "good", title: "", hist: "EMCTRQA_histFastORL0", use: trend((hist) => ({ value: hist.entries })) },
      { id: "nan", title: "", hist: "EMCTRQA_histFastORL0", use: trend(() => ({ value: NaN })) }],
    alarms: [{ id: "rubbish", on: { hists: "EMCTRQA_histFastORL0" }, use: alarm(() => "red") }],
  } };`;

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "overwatch-hostile-"));
});
afterAll(() => rm(place, { recursive: true }));

/** A deployment outside of the repository: a package.json that depends on plug-ins is all that it needs. */
async function deploy(name: string, emc: boolean): Promise<string> {
  const folder = join(place, name);
  const hlt = fileURLToPath(new URL("../../../detectors-hlt", import.meta.url));
  await mkdir(join(folder, "node_modules", "@overwatch"), { recursive: true });
  await symlink(hlt, join(folder, "node_modules", "@overwatch", "detectors-hlt"));
  const dependencies: Record<string, string> = { "@overwatch/detectors-hlt": "*" };
  if (emc) {
    dependencies["hostile"] = "1.0.0";
    const home = join(folder, "node_modules", "hostile");
    const overwatchField = { plugin: "detector", subsystem: "EMC", api: "^1.0.0" };
    await mkdir(home);
    await writeFile(
      join(home, "package.json"),
      JSON.stringify({
        name: "hostile",
        version: "1.0.0",
        type: "module",
        exports: "./index.js",
        overwatch: overwatchField,
      }),
    );
    await writeFile(join(home, "index.js"), hostile);
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, dependencies }));
  await writeFile(join(folder, "config.yaml"), "subsystemList: [EMC, HLT]\nplugins: { hookTimeout: 0.5 }\n");
  await bring(
    "hltlocation",
    (await namesOf("hltlocation")).filter((file) => file.includes("_300046_")),
    join(folder, "data"),
  );
  return folder;
}

describe("a deployment with a hostile plug-in", () => {
  it("is told of every misdeed, and has all other results as without it", async () => {
    const [calm, mean] = [await deploy("calm", false), await deploy("mean", true)];
    const process_ = (cwd: string) => overwatchJson<PassJson>(["process", "--hists"], { cwd });
    const [without, with_] = [await process_(calm), await process_(mean)];

    const of = (report: PassJson, subsystem: string) =>
      report.runs.flatMap((run) => run.subsystems).find((found) => found.subsystem === subsystem);
    const comparable = (report: PassJson) => ({ ...of(report, "HLT"), key: undefined, latency: undefined });
    expect(comparable(with_)).toEqual(comparable(without));
    expect([without.exit, with_.exit]).toEqual([0, 1]);

    const emc = of(with_, "EMC");
    expect(emc?.hists.find(({ name }) => name === "EMCTRQA_histFastORL0")?.information).toEqual({ good: true });
    expect(emc?.hists.length).toBe(of(without, "EMC")?.hists.length);
    const told = emc?.failures.map(({ plugin, hook, step, code }) => `${plugin} ${hook} ${step} ${code}`);
    expect([...new Set(told)].sort()).toEqual([
      "hostile alarms rubbish HOOK_RESULT_INVALID",
      "hostile histogramOptions #1 HOOK_RESULT_INVALID",
      "hostile processors exits HOOK_FAILED",
      "hostile processors loops HOOK_TIMEOUT",
      "hostile processors mutates HOOK_CHANGED_INPUT",
      "hostile processors never settles HOOK_RESULT_INVALID",
      "hostile processors rubbish HOOK_RESULT_INVALID",
      "hostile processors throws HOOK_FAILED",
      "hostile trends nan HOOK_RESULT_INVALID",
    ]);
    expect(emc?.failures.every(({ hist, step }) => hist !== undefined || step === undefined)).toBe(true);
  });

  it("lists why each package is used or not", async () => {
    const { stdout } = await overwatch(["plugins", "list", "--json"], { cwd: join(place, "mean") });
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ package: "@overwatch/detectors-hlt", status: "loaded", subsystem: "HLT" }),
      expect.objectContaining({ package: "hostile", status: "loaded", subsystem: "EMC" }),
    ]);
  });
});
