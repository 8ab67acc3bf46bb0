import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRecordedRuns } from "./recorded-runs.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-recorded-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function touch(...paths: readonly string[]): Promise<URL> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), "");
  }
  return pathToFileURL(folder);
}

async function found(subsystem: string, ...paths: readonly string[]) {
  const runs = await readRecordedRuns(await touch(...paths), subsystem);
  return runs.map(({ run, fileLocationSubsystem, files }) => ({
    run: run.number,
    mode: run.hltMode,
    of: fileLocationSubsystem,
    files: files.map(({ url, time }) => [url.pathname.split("/").at(-1), time]),
  }));
}

describe("readRecordedRuns", () => {
  it("takes received files of the subsystem by run and time, without replays", async () => {
    expect(
      await found(
        "EMC",
        "EMChistos_7_B_2015_11_24_18_05_10.root",
        "EMChistos_5_C_2015_11_24_18_10_00.root",
        "EMChistos_5_C_2015_11_24_18_9_00.root",
        "EMChistos_5_E_2015_11_24_18_11_00.root",
        "HLThistos_5_C_2015_11_24_18_05_10.root",
        "TPChistos_6_C_2015_11_24_18_05_10.root",
        "EMChistos_5_C_2015_13_24_18_9_00.root",
        "notes.txt",
      ),
    ).toEqual([
      {
        run: 5,
        mode: "C",
        of: "EMC",
        files: [
          ["EMChistos_5_C_2015_11_24_18_9_00.root", 1448384940],
          ["EMChistos_5_C_2015_11_24_18_10_00.root", 1448385000],
        ],
      },
      { run: 7, mode: "B", of: "EMC", files: [["EMChistos_7_B_2015_11_24_18_05_10.root", 1448384710]] },
    ]);
  });

  it("borrows HLT's files for a run that has none of its own", async () => {
    expect(await found("TPC", "HLThistos_5_C_2015_11_24_18_05_10.root")).toMatchObject([{ run: 5, of: "HLT" }]);
  });

  it("reads a data folder, without what is derived", async () => {
    expect(
      await found(
        "EMC",
        "Run300005/EMC/EMChists.2015_11_24_18_05_10.root",
        "Run300005/EMC/hists.combined.1.1448384710.root",
        "Run300005/HLT/HLThists.2015_11_24_18_05_10.root",
        "hists.processed.0a1b.root",
      ),
    ).toEqual([{ run: 300005, mode: "C", of: "EMC", files: [["EMChists.2015_11_24_18_05_10.root", 1448384710]] }]);
  });

  it("takes files with any names as one run, in order of names", async () => {
    expect(await found("ITS", "b.root", "a 1.root")).toEqual([
      {
        run: 1,
        mode: "U",
        of: "ITS",
        files: [
          ["a%201.root", undefined],
          ["b.root", undefined],
        ],
      },
    ]);
  });

  it.each([
    { name: "an empty folder", paths: ["notes.txt"], missing: "", says: "found no file of EMC or HLT" },
    { name: "no folder", paths: [], missing: "/none", says: "found no folder that can be read" },
  ])("tells that there is nothing: $name", async ({ paths, missing, says }) => {
    const url = new URL(`${(await touch(...paths)).href}${missing}`);
    await expect(readRecordedRuns(url, "EMC")).rejects.toMatchObject({
      code: "RECORDED_RUN_MISSING",
      message: expect.stringContaining(says),
    });
  });
});
