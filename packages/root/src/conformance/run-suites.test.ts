import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatReports, type GoldenFolder } from "./report.js";
import { runSuites } from "./run-suites.js";

const testdata = new URL("../../../../testdata/root/", import.meta.url);
const load = (path: string) => new Uint8Array(readFileSync(new URL(path, testdata)));

/** A folder of files in memory. */
function folderOf(files: Readonly<Record<string, Uint8Array>>): GoldenFolder {
  return { paths: Object.keys(files), read: async (path) => files[path] };
}

const golden = {
  "files/axes.root": load("goldens/axes.root"),
  "files/axes.json": load("goldens/axes.json"),
  "messages/TH1F.bin": load("messages/TH1F.bin"),
  "messages/TH1F.json": load("messages/TH1F.json"),
};
const changed = (path: keyof typeof golden, from: string, to: string) => ({
  ...golden,
  [path]: new TextEncoder().encode(new TextDecoder().decode(golden[path]).replace(from, to)),
});

describe("conformance of files and messages", () => {
  it("passes what ROOT wrote", async () => {
    const lines = formatReports(await runSuites(folderOf(golden)));
    expect(lines.at(-1)).toMatch(/^\d+ passed, 0 failed$/);
  });

  it("says which object of which file differs, and where", async () => {
    const lines = formatReports(await runSuites(folderOf(changed("files/axes.json", '"nbins":', '"nbins":1'))));
    expect(lines[0]).toMatch(/^files\/axes\.root:\w+;1 read: object\.axes\[0\]\.nbins: expected 1\d+, found \d+$/);
    expect(lines.at(-1)).toMatch(/, 2 failed$/);
  });

  it("says which message differs, and where", async () => {
    const lines = formatReports(await runSuites(folderOf(changed("messages/TH1F.json", '"name":"h1f"', '"name":"x"'))));
    expect(lines[0]).toBe('messages/TH1F.bin read: object.name: expected "x", found "h1f"');
  });

  it("counts a file that cannot be opened as failed", async () => {
    const lines = formatReports(await runSuites(folderOf({ ...golden, "files/axes.root": new Uint8Array(10) })));
    expect(lines[0]).toMatch(/^files\/axes\.root open: error: expected "none", found /);
  });

  it("takes no other file for a golden", async () => {
    expect(await runSuites(folderOf({ "a.root": load("goldens/axes.root"), "b.bin": new Uint8Array(3) }))).toEqual([]);
  });
});
