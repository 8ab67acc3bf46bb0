import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AnyObject, openRootFile, writeRootFile } from "@overwatch/root";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Config, defaultConfig } from "../../src/config/index.js";
import { silentLogger } from "../../src/log/index.js";
import { encodeOutputs } from "../../src/pipeline/encode-outputs.js";
import { hashOf } from "../../src/pipeline/hash-of.js";
import { openHistograms } from "../../src/pipeline/open-file.js";
import { processPass } from "../../src/pipeline/process-pass.js";
import type { RunSubsystem } from "../../src/pipeline/process-run.js";
import { processSubsystem } from "../../src/pipeline/process-subsystem.js";
import { readPublications } from "../../src/pipeline/read-publications.js";
import { JOURNAL } from "../../src/pipeline/rebuild/journal.js";
import { type RebuildEdges, rebuild } from "../../src/pipeline/rebuild/rebuild.js";
import { verifyRebuild } from "../../src/pipeline/rebuild/verify.js";
import { silentTrace } from "../../src/plugins/step.js";
import { createMemoryStore, decodeReport, type Store } from "../../src/store/index.js";

// Six small runs: one of them with three files, one with TPC's histograms as flat keys and directories.
const recorded = fileURLToPath(new URL("../../../../testdata/runs/malformed", import.meta.url));
const trends = { t: { trender: "mean", hist: "EMCTRQA_histFastORL0" } };

let home: string;
let dataFolder: string;
let store: Store;
/** Files that were not handed over as bytes. */
let opened: string[];
let processed: string[];

const runSubsystem: RunSubsystem = async (work, _plugin, contents) => {
  processed.push(`${work.run} ${work.subsystem}`);
  const result = await processSubsystem(work, undefined, {
    open: ({ name }) => {
      const bytes = contents?.get(name);
      if (bytes === undefined) opened.push(name);
      return bytes === undefined ? openHistograms(join(work.folder, name)) : openHistograms(bytes.slice(), name);
    },
    trace: silentTrace,
    log: silentLogger,
    checkInputs: false,
  });
  return encodeOutputs(result);
};

function edges(changes: Partial<RebuildEdges> = {}, config: Partial<Config> = {}) {
  return {
    config: {
      ...defaultConfig({ cwd: dataFolder }),
      dataFolder,
      subsystemList: ["EMC", "HLT"],
      detectors: { EMC: { trends } },
      ...config,
    },
    plugins: [],
    store,
    runSubsystem,
    now: () => 4_000_000_000_000,
    wait: () => Promise.resolve(),
    settle: 0,
    log: silentLogger,
    workers: 2,
    progress: () => {},
    ...changes,
  };
}

/** Digests of every derived file, of ROOT byte by byte, which is more than is promised; reports without what made them. */
async function derived(): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const entry of await readdir(dataFolder, { recursive: true, withFileTypes: true })) {
    if (!/^hists\.|^report\.json$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    state[path.slice(dataFolder.length + 1)] = hashOf(
      entry.name === "report.json" ? { ...JSON.parse(bytes.toString()), madeBy: null } : bytes.toString("base64"),
    );
  }
  return state;
}

async function removeDerived(): Promise<void> {
  for (const path of Object.keys(await derived())) await rm(join(dataFolder, path));
}

const emc = (name: string) => join(dataFolder, "Run300078", "EMC", name);
const reportOf = async () => decodeReport(await readFile(emc("report.json"), "utf8"));

const nameOf = (object: AnyObject) => ("name" in object ? object.name : undefined);

async function changeObject(file: string, change: (object: AnyObject) => AnyObject | undefined): Promise<void> {
  const root = await openRootFile(await readFile(file));
  const entries = [];
  for await (const { path, object } of root.readAll()) {
    const changed = object && change(object);
    if (changed !== undefined) entries.push({ path, object: changed });
  }
  await writeRootFile(file, entries);
}

let pristine: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "overwatch-rebuild-"));
  pristine = join(home, "pristine");
  await cp(recorded, pristine, {
    recursive: true,
    filter: (path) => !path.endsWith(".json") && (!path.endsWith(".root") || /_3000(7[6-9]|80|82)_/.test(path)),
  });
  dataFolder = pristine;
  [store, opened, processed] = [createMemoryStore(), [], []];
  await processPass({}, edges());
});
afterAll(() => rm(home, { recursive: true }));

let number = 0;
beforeEach(async () => {
  dataFolder = join(home, String(++number));
  await cp(pristine, dataFolder, { recursive: true });
  store = createMemoryStore();
  await store.rebuild(readPublications(dataFolder));
  [opened, processed] = [[], []];
});

describe("rebuild", () => {
  it("makes everything derived again, reads each file once, and removes what no file stands behind", async () => {
    const before = await derived();
    await removeDerived();
    await cp(join(pristine, "Run300077", "EMC", "report.json"), join(dataFolder, "Run300077", "HLT", "report.json"));
    store = createMemoryStore();
    const report = await rebuild({}, edges());
    expect(report).toMatchObject({
      ...{ runs: 6, subsystems: 6, files: 8, resumed: 0, complete: true, failed: [] },
      ...{ removed: ["Run300077/HLT"], index: { published: 6, unchanged: 0, removed: 0 } },
    });
    expect(await derived()).toEqual(before);
    expect(opened).toEqual([]);
    expect((await store.runs()).length).toBe(6);
    expect((await readdir(dataFolder)).includes(JOURNAL)).toBe(false);
  });

  it("has the same digest with any number of workers, and as a verification", async () => {
    const digests = [];
    for (const workers of [1, 3]) digests.push((await rebuild({}, edges({ workers }))).digest);
    digests.push((await verifyRebuild({}, edges())).digest);
    expect(new Set(digests).size).toBe(1);
  });

  it("goes on where it was interrupted", async () => {
    const { digest } = await rebuild({}, edges());
    await removeDerived();
    const abort = new AbortController();
    const half = edges({ workers: 1, signal: abort.signal, progress: (_run, done) => done === 2 && abort.abort() });
    const first = await rebuild({}, half);
    expect(first.complete).toBe(false);
    const done = first.subsystems;
    processed = [];
    const second = await rebuild({}, edges());
    expect([second.resumed, processed.length, second.complete, second.digest]).toEqual([done, 6 - done, true, digest]);
    processed = [];
    await rebuild({}, edges());
    expect(processed.length).toBe(6);
  });

  it("keeps what it cannot make, and names it", async () => {
    const before = await derived();
    const failing: RunSubsystem = (work, plugin, contents) => {
      if (work.run === 300078) throw new Error("no luck");
      return runSubsystem(work, plugin, contents);
    };
    const report = await rebuild({}, edges({ runSubsystem: failing }));
    expect(report.failed).toMatchObject([{ run: 300078, subsystem: "EMC", code: "SUBSYSTEM_FAILED" }]);
    expect(await derived()).toEqual(before);
  });
});

describe("verifyRebuild", () => {
  it("finds no difference in what a pass published, and writes nothing", async () => {
    const before = await derived();
    const report = await verifyRebuild({}, edges());
    expect(report).toMatchObject({ runs: 6, subsystems: 6, differences: [], notes: [], notReproducible: [] });
    expect(report.compared).toBeGreaterThan(10_000);
    expect(await derived()).toEqual(before);
  });

  it.each<{ name: string; change: () => Promise<void>; what: RegExp[] }>([
    {
      name: "a number in a report",
      change: async () => {
        const report = await reportOf();
        await writeFile(emc("report.json"), JSON.stringify({ ...report, nEvents: 4711 }));
      },
      what: [/^Run300078\/EMC report\.json nEvents$/],
    },
    {
      name: "one cell of a processed histogram",
      change: async () => {
        const { processedFile = "" } = await reportOf();
        await changeObject(emc(processedFile), (object) => {
          if (object.kind !== "h1" || object.name !== "EMCTRQA_histFastORL0") return object;
          const contents = Float64Array.from(object.contents);
          contents[3] = 4711;
          return { ...object, contents };
        });
      },
      what: [/^Run300078\/EMC hists\.processed\.\w+\.root EMCTRQA_histFastORL0 contents/],
    },
    {
      name: "a histogram that is gone from the combined file",
      change: async () => {
        const { combinedFile } = await reportOf();
        await changeObject(emc(combinedFile), (object) =>
          nameOf(object) === "EMCTRQA_histFastORL0" ? undefined : object,
        );
      },
      what: [/^Run300078\/EMC hists\.combined\.1\.\d+\.root EMCTRQA_histFastORL0$/],
    },
    {
      name: "a processed file that is damaged",
      change: async () => writeFile(emc((await reportOf()).processedFile ?? ""), "no ROOT file"),
      what: [/^Run300078\/EMC hists\.processed\.\w+\.root$/],
    },
    {
      name: "a report that is gone",
      change: () => rename(emc("report.json"), emc("report.json.old")),
      what: [/^Run300078\/EMC report\.json$/],
    },
    {
      name: "a received file with other bytes",
      change: async () => {
        const [file] = (await reportOf()).files;
        await appendFile(emc(file?.name ?? ""), "\0");
      },
      what: [/processed/, /files/, /key$/, /keyParts\.files$/],
    },
    {
      name: "a point of a trend in the index",
      change: async () => {
        const report = await reportOf();
        const trends = report.trends.map((trend) => ({
          ...trend,
          points: trend.points.map((p) => ({ ...p, value: 1 })),
        }));
        await store.publish({ hltMode: "C", report: { ...report, trends }, folders: {} });
      },
      what: [/^overwatch\.db Run300078\/EMC report trends\[t\]\.points\[0\]\.value$/, /trend t \[0\]\.value$/],
    },
    {
      name: "a run in the index that is not there",
      change: () => rm(join(dataFolder, "Run300078"), { recursive: true }),
      what: [/^overwatch\.db Run300078\/EMC$/],
    },
    {
      name: "a report that no file stands behind",
      change: async () => {
        await rm(emc((await reportOf()).files[0]?.name ?? ""));
      },
      what: [/^Run300078\/EMC report\.json$/, /^overwatch\.db/],
    },
  ])("names the place of $name", async ({ change, what }) => {
    await change();
    const found = (await verifyRebuild({}, edges())).differences.map((difference) => difference.what);
    for (const place of what) expect(found).toContainEqual(expect.stringMatching(place));
    expect(found.filter((place) => !/Run300078/.test(place))).toEqual([]);
  });

  it("tells results of another configuration apart from wrong ones", async () => {
    const other = { detectors: { EMC: { trends: { other: trends.t } } } };
    const { differences } = await verifyRebuild({ runs: [300078] }, edges({}, other));
    expect(differences).toMatchObject([
      {
        what: "Run300078/EMC report.json keyParts.basis",
        found: expect.stringContaining("other code or configuration"),
      },
    ]);
  });
});
