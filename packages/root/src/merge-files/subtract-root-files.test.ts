import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyObject } from "../classes/types.js";
import { openRootFile } from "../file/open-root-file.js";
import { createHistogram } from "../hist/filling/create-histogram.js";
import { fillMany } from "../hist/filling/fill.js";
import type { Histogram } from "../hist/types.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import { subtractRootFiles } from "./subtract-root-files.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overwatch-subtract-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hist = (points: readonly number[], nbins = 2) =>
  fillMany(createHistogram({ name: "h", axes: [{ nbins, min: 0, max: 2 }] }), points);
/** Counts by label. */
function labelled(counts: Readonly<Record<string, number>>): Histogram<1> {
  const labels = Object.keys(counts);
  const axis = { nbins: labels.length, min: 0, max: labels.length };
  const points = labels.flatMap((label, i) => Array.from({ length: counts[label] ?? 0 }, () => i + 0.5));
  const filled = fillMany(createHistogram({ name: "h", axes: [axis] }), points);
  return { ...filled, axes: [{ ...filled.axes[0], labels: new Map(labels.map((label, i) => [i + 1, label])) }] };
}
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

  it("finds bins by their labels, whatever their order", async () => {
    const { report, out } = await difference(
      { h: labelled({ a: 5, b: 3, new: 2 }), two: labelled({ a: 1 }) },
      { h: labelled({ b: 1, a: 4 }), two: labelled({ gone: 1 }) },
    );
    expect(report).toMatchObject({ objects: 1, leftOut: [{ path: "two", code: "different" }] });
    const left = (await out.read("h")) as Histogram<1>;
    expect([...left.contents]).toEqual([0, 1, 2, 2, 0]);
    expect([...(left.axes[0].labels?.values() ?? [])]).toEqual(["a", "b", "new"]);
  });

  it("refuses to write over one of its inputs", async () => {
    const later = join(folder, "later.root");
    writeFileSync(later, file({ h: hist([0.5]) }));
    const before = readFileSync(later);
    linkSync(later, join(folder, "same.root"));
    for (const target of [later, join(folder, "same.root")]) {
      await expect(subtractRootFiles(target, later, file({}))).rejects.toHaveProperty("code", "WRITE_OVER_INPUT");
    }
    expect(readFileSync(later)).toEqual(before);
  });

  it("says when the counts fell", async () => {
    const { report } = await difference({ h: hist([0.5]) }, { h: hist([0.5, 0.5]) });
    expect(report.countsFell).toBe(true);
  });
});
