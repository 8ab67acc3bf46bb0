// The code of docs/root.md, which is taken from here.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isOverwatchError } from "../src/errors/index.js";
import { createHistogram, fillMany, mean, merge, project, rebin, subtract } from "../src/hist/index.js";
import {
  encodeRootFile,
  kindOf,
  mergeRootFiles,
  openRootFile,
  readMessage,
  stringifyJsroot,
  subtractRootFiles,
  writeMessage,
  writeRootFile,
} from "../src/index.js";

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overwatch-guide-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("makes, writes and reads a file", async () => {
  const empty = createHistogram({ name: "energy", title: "Energy;E (GeV)", axes: [{ nbins: 50, min: 0, max: 10 }] });
  const energy = fillMany(empty, [0.4, 1.2, 1.3, 7.5]);
  await writeRootFile(path("run.root"), [{ path: "EMC/energy", object: energy }]);

  const file = await openRootFile(path("run.root"));
  const names = file.keys().map(({ path, className }) => `${path}: ${kindOf(className) ?? className}`);
  const hist = await file.read("EMC/energy");
  await file.close();
  if (hist.kind !== "h1") throw new Error("expected a histogram with one axis");

  expect(names).toEqual(["EMC/energy: h1"]);
  expect(hist.contents).toEqual(energy.contents);
});

it("reads all that can be read", async () => {
  const bytes = encodeRootFile([{ path: "n", object: { kind: "named", name: "n", title: "a note" } }]);
  const found: string[] = [];
  const file = await openRootFile(bytes);
  for await (const { path, object, error } of file.readAll()) {
    // A damaged object is a value; the others go on.
    if (error !== undefined) found.push(`${path}: ${error.code}`);
    else if (object !== undefined) found.push(`${path}: ${object.kind}`);
  }
  expect(found).toEqual(["n: named"]);

  try {
    await file.read("m");
  } catch (error) {
    if (!isOverwatchError(error, "OBJECT_NOT_FOUND")) throw error;
    found.push(error.hint ?? "");
  }
  expect(found).toHaveLength(2);
});

it("calculates", () => {
  const axis = { nbins: 4, min: 0, max: 4 };
  const map = fillMany(createHistogram({ name: "map", axes: [axis, axis] }), [
    [0.5, 1.5],
    [2.5, 1.5],
  ]);
  const alongX = project(map, "x");
  const coarse = rebin(alongX, 2);
  const twice = merge([coarse, coarse]);
  if (!twice.ok) throw new Error("expected that equal axes merge");
  const back = subtract(twice.hist, coarse);

  expect([mean(alongX), ...back.contents]).toEqual([1.5, 0, 1, 1, 0]);
});

it("merges and subtracts files", async () => {
  const empty = createHistogram({ name: "h", axes: [{ nbins: 2, min: 0, max: 2 }] });
  await writeRootFile(path("a.root"), [{ path: "h", object: fillMany(empty, [0.5]) }]);
  await writeRootFile(path("b.root"), [{ path: "h", object: fillMany(empty, [0.5, 1.5]) }]);

  const { objects, leftOut } = await mergeRootFiles(path("sum.root"), [path("a.root"), path("b.root")]);
  const { countsFell } = await subtractRootFiles(path("between.root"), path("b.root"), path("a.root"));

  expect([objects, leftOut, countsFell]).toEqual([1, [], false]);
});

it("sends and draws", () => {
  const hist = createHistogram({ name: "h", axes: [{ nbins: 2, min: 0, max: 2 }] });
  const same = readMessage(writeMessage(hist, { level: 1 }));
  const json = stringifyJsroot(same);

  expect(JSON.parse(json)).toMatchObject({ _typename: "TH1D", fName: "h" });
});
