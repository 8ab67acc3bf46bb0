import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Config, defaultConfig } from "../config/index.js";
import { silentLogger } from "../log/index.js";
import type { PassReport, SubsystemReport } from "../model/report.js";
import { silentTrace } from "../plugins/step.js";
import { createMemoryStore, type Store } from "../store/index.js";
import { encodeOutputs } from "./encode-outputs.js";
import type { PassRequest } from "./find-open-runs.js";
import { openHistograms } from "./open-file.js";
import { type PassEdges, processPass } from "./process-pass.js";
import { processSubsystem } from "./process-subsystem.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/", import.meta.url));

let dataFolder: string;
let store: Store;
let opened: string[];
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "overwatch-pass-"));
  store = createMemoryStore();
  opened = [];
});
afterEach(() => rm(dataFolder, { recursive: true }));

function edges(changes: Partial<Config> = {}): PassEdges {
  const config: Config = {
    ...defaultConfig({ cwd: dataFolder }),
    dataFolder,
    subsystemList: ["EMC", "TPC", "HLT"],
    ...changes,
  };
  return {
    config,
    plugins: [],
    store,
    runSubsystem: async (work) => {
      const result = await processSubsystem(work, undefined, {
        open: ({ name }) => {
          opened.push(name);
          return openHistograms(join(work.folder, name));
        },
        trace: silentTrace,
        log: silentLogger,
        checkInputs: false,
      });
      return encodeOutputs(result);
    },
    now: () => 4_000_000_000_000,
    wait: () => Promise.resolve(),
    settle: 0,
    log: silentLogger,
  };
}

const pass = (request: PassRequest = {}, changes?: Partial<Config>): Promise<PassReport> =>
  processPass(request, edges(changes));

const bring = (scenario: string, names: (name: string) => boolean = () => true) =>
  cp(join(runs, scenario), dataFolder, { recursive: true, filter: (path) => !path.endsWith(".json") && names(path) });

/** Six runs of one small file or three. */
const bringSmall = () => bring("malformed", (path) => !path.endsWith(".root") || /_3000(7[6-9]|80|82)_/.test(path));

/** Status by run and subsystem. */
const statuses = ({ runs: passed }: PassReport) =>
  passed.flatMap(({ run, subsystems }) =>
    subsystems.map((s) => `${run} ${s.status === "failed" ? s.subsystem : s.report.subsystem} ${s.status}`),
  );

async function published(): Promise<readonly Omit<SubsystemReport, "madeBy">[]> {
  const all = [];
  for (const { run } of await store.runs()) all.push(...(await store.reports(run)));
  return all.map(({ madeBy: _, ...report }) => report);
}

describe("processPass", () => {
  it("publishes the same whether files come singly or at once", async () => {
    // A run in which EMC gets files of its own from the third minute on.
    const ofRun = (name: string) => name.includes("_300046_");
    await bring("hltlocation", (path) => !path.endsWith(".root") || ofRun(path));
    await pass();
    const atOnce = await published();
    expect(atOnce.map(({ subsystem, fileLocationSubsystem }) => [subsystem, fileLocationSubsystem])).toEqual([
      ["EMC", "EMC"],
      ["HLT", "HLT"],
      ["TPC", "HLT"],
    ]);

    await rm(dataFolder, { recursive: true });
    await mkdir(dataFolder);
    store = createMemoryStore();
    const names = (await readdir(join(runs, "hltlocation"))).filter(ofRun);
    for (const name of names.sort()) {
      await cp(join(runs, "hltlocation", name), join(dataFolder, name));
      await pass();
    }
    expect(await published()).toEqual(atOnce);
  });

  it("reads no file when nothing arrived, and says what is there on request", async () => {
    await bringSmall();
    const first = await pass();
    expect(statuses(first)).toHaveLength(6);
    opened = [];
    expect(statuses(await pass())).toEqual([]);
    expect(statuses(await pass({ unchanged: 2 }))).toEqual(["300080 EMC unchanged", "300082 EMC unchanged"]);
    expect(opened).toEqual([]);
  });

  it("opens only the new file of a run that goes on", async () => {
    await bring("lzma", (path) => !path.includes("18_6_7"));
    await pass();
    await bring("lzma", (path) => !path.includes("18_5_10"));
    opened = [];
    expect(statuses(await pass())).toEqual(["300065 TPC processed"]);
    expect(opened).toEqual(["TPChists.2015_11_28_18_6_7.root"]);
  });

  it("processes again on request, one run or all", async () => {
    await bringSmall();
    await pass();
    expect(statuses(await pass({ runs: [300076], force: true }))).toEqual(["300076 EMC processed"]);
    expect(statuses(await pass({}, { forceReprocessRuns: [300077] }))).toEqual(["300077 EMC processed"]);
    expect(statuses(await pass({ force: true }))).toHaveLength(6);
  });

  it("redoes of what another configuration made as many of the newest runs as it is told to", async () => {
    await bringSmall();
    await pass();
    const detectors = { EMC: { trends: { t: { trender: "mean", hist: "EMCTRQA_histFastORL0" } } } };
    expect(statuses(await pass({}, { detectors, reprocess: { last: 2 } }))).toEqual([
      "300080 EMC processed",
      "300082 EMC processed",
    ]);
    expect(statuses(await pass({}, { detectors, reprocess: "never" }))).toEqual([]);
    expect(statuses(await pass({}, { detectors, reprocess: "all" }))).toHaveLength(4);
  });

  it("brings an index that was lost, or is behind, up to date from the reports, without reading histograms", async () => {
    await bringSmall();
    await pass();
    const before = await published();
    store = createMemoryStore();
    opened = [];
    expect(statuses(await pass()).every((status) => status.endsWith("unchanged"))).toBe(true);
    expect([await published(), opened]).toEqual([before, []]);
  });

  it("makes a report again that is missing or damaged", async () => {
    await bring("lzma");
    await pass();
    const report = join(dataFolder, "Run300065", "TPC", "report.json");
    const text = await readFile(report, "utf8");
    await writeFile(report, text.slice(0, 100));
    await rename(report, `${report}.old`);
    await writeFile(report, "{");
    expect(statuses(await pass({}))).toEqual(["300065 TPC processed"]);
    expect(await readFile(report, "utf8")).toBe(text);
  });

  it("forgets runs and subsystems whose files are gone", async () => {
    await bringSmall();
    await pass();
    await rm(join(dataFolder, "Run300077"), { recursive: true });
    await rm(join(dataFolder, "Run300078", "EMC"), { recursive: true });
    await pass();
    expect((await store.runs()).map(({ run }) => run)).toEqual([300082, 300080, 300079, 300076]);
  });

  it("does not let one subsystem that fails stop the others, and tries it again", async () => {
    await bring("hltlocation", (path) => !path.includes("_30004") || path.includes("_300046_"));
    const { runSubsystem, ...others } = edges();
    const failing: PassEdges = {
      ...others,
      runSubsystem: (work, plugin) => {
        if (work.subsystem === "EMC") throw new Error("no luck");
        return runSubsystem(work, plugin);
      },
    };
    const report = await processPass({}, failing);
    expect(statuses(report)).toEqual(["300046 EMC failed", "300046 HLT processed", "300046 TPC processed"]);
    expect(report.runs[0]?.subsystems[0]).toMatchObject({ error: { code: "SUBSYSTEM_FAILED" } });
    expect(statuses(await pass())).toEqual(["300046 EMC processed", "300046 HLT unchanged", "300046 TPC unchanged"]);
  });

  it("does the newest runs first, and ends early when something arrived that should not wait", async () => {
    await bringSmall();
    const first = await processPass({}, { ...edges(), enough: () => true });
    expect(statuses(first)).toEqual(["300080 EMC processed", "300082 EMC processed"]);
    expect(statuses(await processPass({}, { ...edges(), enough: () => false }))).toHaveLength(4);
    expect(statuses(await pass())).toEqual([]);
  });

  it("goes on when the folder of a run disappears while it is at work", async () => {
    await bringSmall();
    const { runSubsystem, ...others } = edges();
    const disappearing: PassEdges = {
      ...others,
      runSubsystem: async (work, plugin) => {
        if (work.run === 300080) await rm(join(dataFolder, "Run300079"), { recursive: true });
        return runSubsystem(work, plugin);
      },
    };
    const report = await processPass({}, disappearing);
    expect(statuses(report)).not.toContain("300079 EMC processed");
    expect(report.runs).toHaveLength(5);
    expect(statuses(await pass())).toEqual([]);
  });

  it("publishes nothing when another process does it now", async () => {
    await bringSmall();
    const lost = () => Promise.reject(Object.assign(new Error("lost"), { code: "LOCK_LOST" }));
    await expect(processPass({}, { ...edges(), mayPublish: lost })).rejects.toMatchObject({ code: "LOCK_LOST" });
    expect(await store.runs()).toEqual([]);
    expect(statuses(await pass())).toHaveLength(6);
  });

  it("heals after a clock that jumped back an hour", async () => {
    await bringSmall();
    const jumping = edges();
    let now = Date.now();
    await processPass({ runs: [300082] }, { ...jumping, now: () => now });
    now -= 3_600_000;
    const late = "EMChistos_300078_C_2015_11_24_18_9_10.root";
    await cp(join(runs, "malformed", "EMChistos_300076_TPC_2015_11_24_18_5_10.root"), join(dataFolder, late));
    const report = await processPass({}, { ...jumping, now: () => now });
    expect(statuses(report).filter((status) => !status.endsWith("processed"))).toEqual([]);
    expect((await store.report(300078, "EMC"))?.files).toHaveLength(2);
    expect(statuses(await processPass({}, { ...jumping, now: () => now }))).toEqual([]);
  });

  it("takes every code that fits as a subsystem when there is no plug-in and no list", async () => {
    await cp(
      join(runs, "lzma", "TPChistos_300065_C_2015_11_28_18_5_10.root"),
      join(dataFolder, "MUONhistos_5_C_2015_11_28_18_5_10.root"),
    );
    const { subsystemList: _, ...config } = edges().config;
    const report = await processPass({}, { ...edges(), config });
    expect(statuses(report)).toEqual(["5 MUON processed"]);
    expect(await store.report(5, "MUON")).toMatchObject({ groups: [{ name: "MUON Histograms", layout: "list" }] });
  });

  it("sums the files of receivers that reset their counters", async () => {
    await bring("reset", (path) => !path.includes("histos") || path.includes("HLThistos"));
    await pass({}, { cumulativeMode: false });
    const hist = (await store.report(300025, "HLT"))?.hists.find(({ name }) => name === "fHistTPCTrackPt");
    const expected = JSON.parse(await readFile(join(runs, "reset", "expected.json"), "utf8")) as {
      runs: Record<
        string,
        { subsystems: Record<string, { combined: { histograms: Record<string, { entries: number }> } }> }
      >;
    };
    const truth = expected.runs["Run300025"]?.subsystems["HLT"]?.combined.histograms["fHistTPCTrackPt"];
    expect(hist?.entries).toBe(truth?.entries);
  });
});
