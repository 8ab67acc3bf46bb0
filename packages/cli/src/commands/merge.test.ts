import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openRootFile } from "@overwatch/core/root";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCaptured } from "../testing/run-captured.js";

const clean = fileURLToPath(new URL("../../../../testdata/runs/clean/", import.meta.url));
const early = join(clean, "HLThistos_300005_C_2015_11_24_18_9_15.root");
const late = join(clean, "HLThistos_300005_C_2015_11_24_18_10_11.root");

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "overwatch-merge-"));
});
afterAll(() => rm(cwd, { recursive: true }));

const overwatch = (...args: string[]) => runCaptured(args, { cwd, env: {}, home: cwd });

async function entriesOf(path: string): Promise<Readonly<Record<string, number>>> {
  const file = await openRootFile(path);
  const found: Record<string, number> = {};
  for await (const { path: name, object } of file.readAll()) {
    if (object !== undefined && "entries" in object) found[name] = object.entries;
  }
  await file.close();
  return found;
}

describe("overwatch merge", () => {
  it("writes the sum and tells of it", async () => {
    const { code, json, stderr } = await overwatch("merge", "sum.root", early, late, "--json");
    expect(code).toBe(0);
    expect(json()).toMatchObject({ format: "overwatch-files-1", out: "sum.root", inputs: [early, late], skipped: [] });
    expect(stderr).toContain("1/2");
    const [a, b, sum] = await Promise.all([early, late, join(cwd, "sum.root")].map(entriesOf));
    for (const [name, entries] of Object.entries(sum ?? {})) {
      expect(entries).toBe((a?.[name] ?? 0) + (b?.[name] ?? 0));
    }
    expect((json() as { objects: number }).objects).toBe(Object.keys(sum ?? {}).length);
  });

  it("takes the newest by the times in the names, whatever their order", async () => {
    expect((await overwatch("merge", "--mode", "latest", "latest.root", late, early)).code).toBe(0);
    expect(await entriesOf(join(cwd, "latest.root"))).toEqual(await entriesOf(late));
  });

  it("goes by the order of files without times", async () => {
    await copyFile(early, join(cwd, "a.root"));
    expect((await overwatch("merge", "--mode", "latest", "latest.root", late, "a.root")).code).toBe(0);
    expect(await entriesOf(join(cwd, "latest.root"))).toEqual(await entriesOf(early));
  });

  it.each([
    ["1 for a file that is not there", ["out.root", "none.root"], 1, "FILE_UNREADABLE"],
    ["2 without files", ["out.root"], 2, "USAGE_ARGUMENT_INVALID"],
    ["2 for another mode", ["out.root", early, "--mode", "mean"], 2, "USAGE_ARGUMENT_INVALID"],
    ["2 for a result that is among the files", [early, late, early], 2, "WRITE_OVER_INPUT"],
    ["3 when it cannot write", ["none/out.root", early], 3, "WRITE_FAILED"],
  ])("ends with %s", async (_, args, code, error) => {
    const ended = await overwatch("merge", ...args, "--json");
    expect([ended.code, ended.json()]).toMatchObject([code, { error: { code: error } }]);
  });
});

describe("overwatch subtract", () => {
  it("writes what came between two files", async () => {
    const { code, json } = await overwatch("subtract", "between.root", late, early, "--json");
    expect(code).toBe(0);
    expect(json()).toMatchObject({ format: "overwatch-files-1", inputs: [late, early], countsFell: false });
    const file = await openRootFile(join(cwd, "between.root"));
    expect(file.keys().length).toBe((json() as { objects: number }).objects);
    await file.close();
  });

  it("warns when the files are in the wrong order", async () => {
    const { stderr } = await overwatch("subtract", "between.root", early, late);
    expect(stderr).toContain("fewer entries");
  });
});
