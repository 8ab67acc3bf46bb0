import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyObject } from "../classes/types.js";
import { openRootFile } from "../file/open-root-file.js";
import { createHistogram } from "../hist/filling/create-histogram.js";
import { fillMany } from "../hist/filling/fill.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import type { FileEntryToWrite, WriteOptions } from "../write/write-options.js";
import { type MergeFilesOptions, mergeRootFiles } from "./merge-root-files.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overwatch-merge-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hist = (name: string, points: readonly number[], nbins = 4) =>
  fillMany(createHistogram({ name, axes: [{ nbins, min: 0, max: 4 }] }), points);
const note = (title: string): AnyObject => ({ kind: "named", name: "note", title });
const file = (entries: readonly FileEntryToWrite[], options?: WriteOptions) => encodeRootFile(entries, options);

async function merged(sources: readonly [Uint8Array, ...Uint8Array[]], options?: MergeFilesOptions) {
  const target = join(folder, "out.root");
  const report = await mergeRootFiles(target, sources, options);
  const out = await openRootFile(new Uint8Array(readFileSync(target)));
  return { report, out, paths: out.keys().map(({ path, cycle }) => `${path};${cycle}`) };
}

describe("mergeRootFiles", () => {
  it("adds the newest cycle of each name, in directories too, and keeps what appears late", async () => {
    const { report, out, paths } = await merged([
      file([
        { path: "d/h", object: hist("h", [3.5, 3.5, 3.5]) },
        { path: "d/h", object: hist("h", [0.5]) },
      ]),
      file([
        { path: "d/h", object: hist("h", [0.5, 1.5]) },
        { path: "late", object: hist("late", [2.5]) },
      ]),
    ]);
    expect(report).toEqual({ objects: 2, leftOut: [] });
    expect(paths).toEqual(["d/h;1", "late;1"]);
    expect(await out.read("d/h")).toMatchObject({ entries: 3, contents: Float64Array.of(0, 2, 1, 0, 0, 0) });
  });

  it("takes the last file's of what has no sum", async () => {
    const { out } = await merged([
      file([{ path: "n", object: note("first") }]),
      file([{ path: "n", object: note("last") }]),
    ]);
    expect(await out.read("n")).toMatchObject({ title: "last" });
  });

  it("takes everything from the last file that has it in the mode latest", async () => {
    const { out } = await merged(
      [file([{ path: "h", object: hist("h", [0.5]) }]), file([{ path: "h", object: hist("h", [1.5, 1.5]) }]), file([])],
      { mode: "latest" },
    );
    expect(await out.read("h")).toMatchObject({ entries: 2 });
  });

  it.each([
    ["other bins", hist("h", [0.5], 7), "different"],
    ["another kind", note("no histogram"), "different"],
  ])("leaves out what has %s, with the reason", async (_, other, code) => {
    const good = { path: "good", object: hist("good", [0.5]) };
    const { report, paths } = await merged([
      file([{ path: "h", object: hist("h", [0.5]) }, good]),
      file([{ path: "h", object: other }, good]),
    ]);
    expect(report).toMatchObject({ objects: 1, leftOut: [{ path: "h", code, reason: expect.any(String) }] });
    expect(paths).toEqual(["good;1"]);
  });

  it("leaves out what is damaged in one of the files, and nothing else", async () => {
    const bytes = file([
      { path: "h", object: hist("h", [0.5]) },
      { path: "good", object: hist("good", [0.5]) },
    ]);
    const damaged = bytes.slice();
    // Somewhere in the compressed bytes of the first object.
    damaged.fill(0xff, 300, 310);
    const { report } = await merged([bytes, damaged]);
    expect(report).toMatchObject({ objects: 1, leftOut: [{ path: "h", code: "unreadable" }] });
  });

  it("gives the same with many files as with few, in groups", async () => {
    const parts = Array.from({ length: 70 }, (_, i) =>
      file([
        { path: "h", object: hist("h", [i % 5, 0.5]) },
        ...(i === 40 ? [{ path: "late", object: hist("late", [0.5]) }] : []),
        { path: "odd", object: hist("odd", [0.5], i === 3 ? 7 : 4) },
      ]),
    ) as [Uint8Array, ...Uint8Array[]];
    const { report, out } = await merged(parts);
    expect(report).toMatchObject({ objects: 2, leftOut: [{ path: "odd" }] });
    expect(await out.read("h")).toMatchObject({ entries: 140, contents: Float64Array.of(0, 84, 14, 14, 14, 14) });
  });

  it("has the date of the newest file, and is the same bytes each time", async () => {
    const dates = [new Date("2015-11-24T18:05:10Z"), new Date("2015-11-24T18:06:10Z")];
    const parts = dates.map((date) => file([{ path: "h", object: hist("h", [0.5]) }], { date })) as [
      Uint8Array,
      Uint8Array,
    ];
    const { out } = await merged(parts);
    expect(out.date).toEqual(dates[1]);
    const first = readFileSync(join(folder, "out.root"));
    await merged(parts);
    expect(readFileSync(join(folder, "out.root"))).toEqual(first);
  });

  it("writes nothing when a file cannot be used", async () => {
    const target = join(folder, "never.root");
    const sources = [file([]), new Uint8Array(200)] as const;
    await expect(mergeRootFiles(target, sources)).rejects.toHaveProperty("code", "FILE_NOT_ROOT");
    expect(readdirSync(folder).filter((name) => name.includes("never"))).toEqual([]);
  });
});
