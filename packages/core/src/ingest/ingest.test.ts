import { cp, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aliceGrammar } from "../model/names/received-name.js";
import { checkContent } from "./check-content.js";
import { type IngestEdges, ingest } from "./ingest.js";
import { listRunFiles, listRuns } from "./inventory.js";

const runs = fileURLToPath(new URL("../../../../testdata/runs/", import.meta.url));
const rules = {
  grammar: aliceGrammar,
  timeZone: "Europe/Zurich",
  accepts: (code: string) => ["EMC", "HLT", "TPC"].includes(code),
};

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "overwatch-ingest-"));
});
afterEach(() => rm(dataFolder, { recursive: true }));

const later = 4_000_000_000_000; // every file is old by then
const edges = (changes: Partial<IngestEdges> = {}): IngestEdges => ({
  dataFolder,
  check: checkContent,
  now: () => later,
  ...changes,
});

describe("ingest", () => {
  it("files the good ones, sets the damaged ones aside, leaves the rest, and names all of them", async () => {
    await cp(join(runs, "malformed"), dataFolder, { recursive: true });
    await symlink("nowhere.root", join(dataFolder, "EMChistos_300083_C_2015_11_24_18_5_10.root"));
    const before = (await readdir(dataFolder)).length;
    const expected = JSON.parse(await readFile(join(runs, "malformed", "expected.json"), "utf8")) as {
      rejected: { file: string }[];
      runs: Record<string, { subsystems: Record<string, { files: { received: string }[] }> }>;
    };
    // One vanishes between the listing and the move.
    const vanishing = join(dataFolder, "EMChistos_300081_C_2015_11_24_18_5_10.root");
    const check = async (path: string) => {
      const verdict = await checkContent(path);
      if (path === vanishing) await rm(path);
      return verdict;
    };
    const report = await ingest(rules, edges({ check }));

    expect(report.quarantined.map(({ file }) => file).sort()).toEqual(expected.rejected.map(({ file }) => file).sort());
    const good = Object.values(expected.runs).flatMap(({ subsystems }) =>
      Object.values(subsystems).flatMap(({ files }) => files.map(({ received }) => received)),
    );
    expect(report.moved.map(({ name }) => name).sort()).toEqual([...new Set(good)].sort());
    expect(await listRuns(dataFolder)).toEqual(Object.keys(expected.runs).map((run) => Number(run.slice(3))));

    const hidden = (await readdir(join(runs, "malformed"))).filter((name) => name.startsWith(".")).length;
    expect(report.ignored.length + report.moved.length + report.quarantined.length + hidden).toBe(before);
    const sidecar = join(dataFolder, "quarantine", "file-empty", "EMChistos_300075_C_2015_11_24_18_9_10.root.why.json");
    expect(JSON.parse(await readFile(sidecar, "utf8"))).toMatchObject({ code: "FILE_EMPTY" });
  });

  it("finds nothing to do the second time, and replaces nothing when the same names come again", async () => {
    await cp(join(runs, "lzma"), dataFolder, { recursive: true });
    await ingest(rules, edges());
    const first = await listRunFiles(join(dataFolder, "Run300065"), "Europe/Zurich");
    expect(await ingest(rules, edges())).toMatchObject({ moved: [], quarantined: [] });

    await cp(join(runs, "lzma"), dataFolder, { recursive: true });
    const [name = ""] = (await readdir(dataFolder)).filter((entry) => entry.startsWith("TPC"));
    await cp(join(runs, "hltlocation", "HLThistos_300045_C_2015_11_27_18_5_10.root"), join(dataFolder, name));
    const again = await ingest(rules, edges());
    expect(again.quarantined).toMatchObject([{ file: name, code: "FILE_NAME_TAKEN" }]);
    expect(again.ignored.filter(({ reason }) => reason.startsWith("removed: the same bytes"))).toHaveLength(1);
    expect(await listRunFiles(join(dataFolder, "Run300065"), "Europe/Zurich")).toEqual(first);
  });

  it("leaves a file alone that is still being written, and takes it when it is whole", async () => {
    const name = "TPChistos_300065_C_2015_11_28_18_5_10.root";
    const whole = await readFile(join(runs, "lzma", name));
    const path = join(dataFolder, name);
    await writeFile(path, whole.subarray(0, whole.length / 2));
    const changedAt = 1_700_000_000;
    await utimes(path, changedAt, changedAt);

    const soon = edges({ now: () => changedAt * 1000 + 10_000 });
    expect(await ingest(rules, soon)).toMatchObject({
      moved: [],
      quarantined: [],
      ignored: [
        { file: name, reason: expect.stringMatching(/^may still be written: .*recorded end|^may still be written/) },
      ],
    });
    const settled = edges({ now: soon.now, settle: () => writeFile(path, whole) });
    expect(await ingest(rules, settled)).toMatchObject({ moved: [], quarantined: [] });
    expect(await ingest(rules, soon)).toMatchObject({ moved: [{ name }] });
  });

  it("gives up a file that nobody has written to for a minute", async () => {
    const name = "EMChistos_1_C_2015_11_24_18_5_10.root";
    await writeFile(join(dataFolder, name), "root");
    await utimes(join(dataFolder, name), 1_700_000_000, 1_700_000_000);
    const report = await ingest(rules, edges({ now: () => 1_700_000_061_000 }));
    expect(report.quarantined).toMatchObject([{ file: name }]);
  });

  it("files replays apart, and makes no run of them", async () => {
    const names = (await readdir(join(runs, "anomalies"))).filter((name) => name.includes("_E_"));
    for (const name of names) await cp(join(runs, "anomalies", name), join(dataFolder, name));
    const report = await ingest(rules, edges());
    expect(report.replayed.map(({ file }) => file).sort()).toEqual(names.sort());
    expect([await listRuns(dataFolder), await listRuns(join(dataFolder, "ReplayData"))]).toEqual([
      [],
      [300016, 300017],
    ]);
    expect(await readdir(join(dataFolder, "ReplayData", "Run300016"))).toEqual(["EMC"]);
  });
});
