import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReferenceReport, ReferenceWanted } from "../model/reference.js";
import { writeReport } from "../outputs/index.js";
import { type SampleParts, sampleReport } from "../testing/sample-report.js";
import { findReference, lookAtReferences } from "./find-reference.js";
import { referencesKey } from "./reference-name.js";
import { keyOf } from "./result-key.js";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "overwatch-references-"));
});
afterEach(() => rm(data, { recursive: true }));

async function publish(run: number, parts: SampleParts = {}, hltMode = "C"): Promise<void> {
  const folder = join(data, `Run${run}`, "EMC");
  await mkdir(folder, { recursive: true });
  await writeFile(join(data, `Run${run}`, "runInfo.yaml"), `hltMode: ${hltMode}\n`);
  await writeReport(folder, sampleReport({ run, quality: "good", coverage: 1, key: `key of ${run}`, ...parts }));
}
const seeker = (references?: readonly ReferenceReport[]) => ({
  run: 100,
  subsystem: "EMC",
  hltMode: "C",
  folder: join(data, "Run100", "EMC"),
  referencesFolder: join(data, "references"),
  ...(references && { references }),
});
const find = (wanted: ReferenceWanted, references?: readonly ReferenceReport[]) =>
  findReference(seeker(references), wanted);

describe("a reference by rule", () => {
  it("is the newest earlier run that was good and known well enough, of the same HLT mode", async () => {
    await publish(90);
    await publish(91, { quality: "medium" });
    await publish(92, { coverage: 0.5 });
    await publish(93, {}, "B");
    await publish(94, { subsystem: "EMC", processedFile: undefined } as never);
    await publish(101);
    expect(await find("previous run")).toEqual({
      run: 90,
      path: join(data, "Run90", "EMC", "hists.processed.12345678.root"),
      digest: "key of 90",
    });
  });

  it("stays what it was for a run, while that is there", async () => {
    await publish(90);
    const pinned: ReferenceReport[] = [{ wanted: "previous run", run: 90, digest: "key of 90" }];
    await publish(95);
    expect(await find("previous run")).toMatchObject({ run: 95 });
    expect(await find("previous run", pinned)).toMatchObject({ run: 90 });
    await rm(join(data, "Run90"), { recursive: true });
    expect(await find("previous run", pinned)).toMatchObject({ run: 95 });
  });

  it("is none where no run fits", async () => {
    expect(await find("previous run")).toBeUndefined();
  });
});

describe("a reference that is named", () => {
  it("is a run, whatever it was like", async () => {
    await publish(7, { quality: "bad", coverage: 0 });
    expect(await find(7)).toMatchObject({ run: 7, digest: "key of 7" });
    expect(await find(8)).toBeUndefined();
  });

  it("is a file, known by its bytes", async () => {
    await writeFile(join(data, "good.root"), "abc");
    expect(await find({ file: join(data, "good.root") })).toEqual({
      path: join(data, "good.root"),
      digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    });
    expect(await find({ file: join(data, "none.root") })).toBeUndefined();
    expect(await find({ file: data })).toBeUndefined();
  });

  it("is the newest version of what is frozen, or one of them", async () => {
    expect(await find({ frozen: "cosmics" })).toBeUndefined();
    await mkdir(join(data, "references"));
    for (const name of ["cosmics.2.root", "cosmics.10.root", "cosmics-2.99.root", "cosmics.x.root"]) {
      await writeFile(join(data, "references", name), name);
    }
    expect((await find({ frozen: "cosmics" }))?.path).toBe(join(data, "references", "cosmics.10.root"));
    expect((await find({ frozen: "cosmics", version: 2 }))?.path).toBe(join(data, "references", "cosmics.2.root"));
    expect(await find({ frozen: "cosmics", version: 3 })).toBeUndefined();
  });
});

describe("the key of a result", () => {
  const context = { cumulative: true, fileLocationSubsystem: "EMC", hltMode: "C", startOfRun: 0 };
  const keyWith = (references?: readonly ReferenceReport[]) => keyOf("basis", context, [], references).key;

  it("is another one when a reference is", async () => {
    await publish(7);
    const before = await lookAtReferences(seeker(), [{ wanted: 7, run: 7, digest: null }]);
    await publish(7, { key: "made again" });
    const after = await lookAtReferences(seeker(), before);
    expect([before[0]?.digest, after[0]?.digest]).toEqual(["key of 7", "made again"]);
    expect(new Set([keyWith(), keyWith(before), keyWith(after)]).size).toBe(3);
  });

  it("is the same as ever without references", () => {
    expect(referencesKey([])).toBeUndefined();
    expect(keyWith([])).toBe(keyWith());
  });
});
