import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyObject } from "../classes/types.js";
import { openRootFile } from "../file/open-root-file.js";
import { createHistogram } from "../hist/filling/create-histogram.js";
import { fillMany } from "../hist/filling/fill.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import { subtractRootFiles } from "./subtract-root-files.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overwatch-subtract-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hist = (points: readonly number[], nbins = 2) =>
  fillMany(createHistogram({ name: "h", axes: [{ nbins, min: 0, max: 2 }] }), points);
const file = (objects: Readonly<Record<string, AnyObject>>) =>
  encodeRootFile(Object.entries(objects).map(([path, object]) => ({ path, object })));

async function difference(later: Readonly<Record<string, AnyObject>>, earlier: Readonly<Record<string, AnyObject>>) {
  const target = join(folder, "out.root");
  const report = await subtractRootFiles(target, file(later), file(earlier));
  return { report, out: await openRootFile(new Uint8Array(readFileSync(target))) };
}

describe("subtractRootFiles", () => {
  it("writes what came in between, and copies what appeared", async () => {
    const { report, out } = await difference(
      { "d/h": hist([0.5, 0.5, 1.5]), late: hist([1.5]) },
      { "d/h": hist([0.5]) },
    );
    expect(report).toEqual({ objects: 2, leftOut: [], countsFell: false });
    expect(await out.read("d/h")).toMatchObject({
      contents: Float64Array.of(0, 1, 1, 0),
      sumw2: Float64Array.of(0, 3, 1, 0),
    });
    expect(await out.read("late")).toMatchObject({ entries: 1 });
  });

  it.each([
    ["other bins", { h: hist([0.5], 3) }, { h: hist([0.5]) }, "different"],
    [
      "other limits",
      { h: hist([0.5]) },
      { h: fillMany(createHistogram({ name: "h", axes: [{ nbins: 2, min: 0, max: 3 }] }), [0.5]) },
      "different",
    ],
    ["gone", {}, { h: hist([0.5]) }, "gone"],
    ["no histogram", { h: { kind: "named", name: "h", title: "" } as const }, {}, "no-histogram"],
  ])("leaves out what is %s", async (_, later, earlier, code) => {
    const { report, out } = await difference(later, earlier);
    expect(report).toMatchObject({ objects: 0, leftOut: [{ path: "h", code }] });
    expect(out.keys()).toEqual([]);
  });

  it("says when the counts fell", async () => {
    const { report } = await difference({ h: hist([0.5]) }, { h: hist([0.5, 0.5]) });
    expect(report.countsFell).toBe(true);
  });
});
