import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AnyObject, NamedObject } from "../classes/types.js";
import { dumpFile } from "../dump/dump-file.js";
import { findDifference } from "../dump/find-difference.js";
import { stringifyDump } from "../dump/stringify-dump.js";
import { openRootFile } from "../file/open-root-file.js";
import { encodeRootFile } from "./encode-root-file.js";
import type { FileEntryToWrite, WriteOptions } from "./write-options.js";

const root = new URL("../../../../testdata/root/", import.meta.url);
const files = ["goldens", "real"].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".root"))
    // Trees cannot be written.
    .filter((name) => !/^(g4-hist|uproot-sample)/.test(name))
    // One file with records of several blocks is enough: each takes a second.
    .filter((name) => name !== "blocks-lz4.root")
    .map((name) => ({ name, url: new URL(`${folder}/${name}`, root) })),
);

async function entriesOf(bytes: Uint8Array): Promise<{ entries: FileEntryToWrite[]; options: WriteOptions }> {
  const file = await openRootFile(bytes);
  const entries: FileEntryToWrite[] = [];
  for await (const { object, ...entry } of file.readAll()) if (object !== undefined) entries.push({ ...entry, object });
  return { entries, options: { directories: file.directories(), title: file.title } };
}

async function dumpOf(bytes: Uint8Array): Promise<{ objects: readonly { path: string; cycle: number }[] }> {
  return JSON.parse(stringifyDump(await dumpFile(await openRootFile(bytes))));
}

const byPath = ({ objects }: Awaited<ReturnType<typeof dumpOf>>) =>
  Object.fromEntries(objects.map((entry) => [`${entry.path};${entry.cycle}`, entry]));

describe("what was read and is written", () => {
  it.each(files)("$name holds the same, and twice written is the same bytes", async ({ url }) => {
    const original = new Uint8Array(readFileSync(url));
    const { entries, options } = await entriesOf(original);
    const written = encodeRootFile(entries, options);
    expect(findDifference(byPath(await dumpOf(original)), byPath(await dumpOf(written)))).toBeUndefined();
    const again = await entriesOf(written);
    expect(Buffer.compare(encodeRootFile(again.entries, again.options), written)).toBe(0);
  });
});

const note = (name: string, title = ""): NamedObject => ({ kind: "named", name, title });
const read = async (bytes: Uint8Array, path: string, cycle?: number): Promise<AnyObject> =>
  (await openRootFile(bytes)).read(path, cycle);

describe("a new file", () => {
  it("may be empty", async () => {
    expect((await openRootFile(encodeRootFile([]))).keys()).toEqual([]);
  });

  it("does not depend on the clock", () => {
    expect(encodeRootFile([{ path: "a", object: note("a") }])).toEqual(
      encodeRootFile([{ path: "a", object: note("a") }]),
    );
  });

  it("has another identity with other contents", () => {
    const [a, b] = ["x", "y"].map((title) => encodeRootFile([{ path: "a", object: note("a", title) }]).slice(47, 63));
    expect(a).not.toEqual(b);
  });

  it("serves the newest cycle and keeps the older ones", async () => {
    const bytes = encodeRootFile(["first", "second"].map((title) => ({ path: "a", object: note("a", title) })));
    expect(await read(bytes, "a")).toMatchObject({ title: "second" });
    expect(await read(bytes, "a", 1)).toMatchObject({ title: "first" });
  });

  it("makes directories of slashes", async () => {
    const bytes = encodeRootFile([
      { path: "a/b/c", object: note("c") },
      { path: "a/d", object: note("d") },
    ]);
    const file = await openRootFile(bytes);
    expect(file.entries().map(({ path, directory }) => [path, directory])).toEqual([
      ["a", true],
      ["a/b", true],
      ["a/b/c", false],
      ["a/d", false],
    ]);
  });

  it.each([0, 1, 254, 255, 256, 300, 40_000])("takes a title of %i bytes", async (length) => {
    const title = "t".repeat(length);
    const bytes = encodeRootFile([{ path: "a", object: note("a", title) }]);
    expect(await read(bytes, "a")).toMatchObject({ title });
  });

  it("keeps names in any script", async () => {
    const bytes = encodeRootFile([{ path: "μ-π ä/Δφ", object: note("Δφ", "²°") }]);
    expect(await read(bytes, "μ-π ä/Δφ")).toMatchObject({ name: "Δφ", title: "²°" });
  });

  it("may have 64-bit offsets everywhere", async () => {
    const object = note("a", "t".repeat(1000));
    const bytes = encodeRootFile([{ path: "d/a", object }], { big: true });
    expect(new DataView(bytes.buffer).getInt32(4)).toBeGreaterThan(1_000_000);
    expect(await read(bytes, "d/a")).toEqual(object);
  });

  it.each([0, 1, 9])("with level %i holds the same", async (level) => {
    const object = note("a", "t".repeat(1000));
    expect(await read(encodeRootFile([{ path: "a", object }], { level }), "a")).toEqual(object);
  });

  it.each([256, 257])("stores an object of %i bytes, packed only above 256", async (size) => {
    const empty = encodeRootFile([{ path: "a", object: note("a") }], { level: 0 });
    const base = (await lengthOf(empty)) + 1;
    // From 255 characters on a string has a length of five bytes.
    const object = note("a", "t".repeat(size - base + 1));
    const bytes = encodeRootFile([{ path: "a", object, title: "" }]);
    expect(await lengthOf(bytes)).toBe(size);
    expect(await read(bytes, "a")).toEqual(object);
  });

  it.each([
    ["no name", [{ path: "//", object: note("a") }]],
    ["an object as a directory", ["a", "a/b"].map((path) => ({ path, object: note("x") }))],
    ["a directory as an object", ["a/b", "a"].map((path) => ({ path, object: note("x") }))],
    ["a cycle twice", [1, 1].map((cycle) => ({ path: "a", cycle, object: note("x") }))],
    ["a cycle that is none", [{ path: "a", cycle: 0, object: note("x") }]],
  ])("refuses %s", (_, entries) => {
    expect(() => encodeRootFile(entries)).toThrow(expect.objectContaining({ code: "WRITE_PATH_INVALID" }));
  });

  it("refuses what it cannot describe", () => {
    const object: AnyObject = { kind: "object", className: "Strange", version: 1, members: {} };
    expect(() => encodeRootFile([{ path: "a", object }])).toThrow(
      expect.objectContaining({ code: "OBJECT_NOT_WRITABLE" }),
    );
  });
});

/** Uncompressed length of the first object, whose record follows that of the root directory. */
async function lengthOf(bytes: Uint8Array): Promise<number> {
  const view = new DataView(bytes.buffer);
  return view.getInt32(100 + view.getInt32(100) + 6);
}
