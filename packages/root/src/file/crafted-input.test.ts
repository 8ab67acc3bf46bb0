import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ListObject, NamedObject } from "../classes/types.js";
import { dumpObject } from "../dump/dump-object.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import { checkRootFile } from "./check-root-file.js";
import { openRootFile } from "./open-root-file.js";

const note = (name: string, title = ""): NamedObject => ({ kind: "named", name, title });

/** The records of a file from its beginning, by class and name. */
function recordsOf(bytes: Uint8Array): { at: number; keyLength: number; id: string }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const records: { at: number; keyLength: number; id: string }[] = [];
  for (let at = 100; at < bytes.length; at += view.getInt32(at)) {
    const text = (from: number) => String.fromCharCode(...bytes.subarray(from + 1, from + 1 + (bytes[from] ?? 0)));
    const className = text(at + 26);
    const name = text(at + 27 + className.length);
    records.push({ at, keyLength: view.getInt16(at + 14), id: `${className} ${name}` });
  }
  return records;
}

const find = (bytes: Uint8Array, id: string, last = false) => {
  const found = recordsOf(bytes).filter((record) => record.id === id);
  const record = last ? found.at(-1) : found[0];
  if (record === undefined) throw new Error(`no record ${id}`);
  return record;
};

describe("a directory", () => {
  /** A file with the directory d, whose key list holds one directory e. */
  const nested = () => encodeRootFile([{ path: "d/e/x", object: note("x") }]);

  it("that contains itself ends, and is named", async () => {
    const bytes = nested();
    const view = new DataView(bytes.buffer);
    const list = find(bytes, "TDirectory d", true);
    // The key of e now leads to the record of d.
    view.setInt32(list.at + list.keyLength + 4 + 18, find(bytes, "TDirectory d").at);
    const file = await openRootFile(bytes);
    expect(file.problems()).toMatchObject([{ path: "d/e", reason: expect.stringContaining("itself") }]);
    expect(file.keys()).toEqual([]);
  });

  it("whose key list is that of its mother ends", async () => {
    const bytes = nested();
    const view = new DataView(bytes.buffer);
    const directory = find(bytes, "TDirectory d");
    const rootList = find(bytes, "TFile file.root", false);
    const lists = recordsOf(bytes).filter(({ id }) => id === "TFile file.root");
    const list = lists[1] ?? rootList;
    const fields = directory.at + directory.keyLength;
    view.setInt32(fields + 10, view.getInt32(list.at));
    view.setInt32(fields + 26, list.at);
    expect((await openRootFile(bytes)).problems().length).toBeGreaterThan(0);
  });
});

describe("a compressed object", () => {
  const text = "x".repeat(5000);
  const packed = () => {
    const bytes = encodeRootFile([{ path: "a", object: note("a", text), title: "" }]);
    const { at, keyLength } = find(bytes, "TNamed a");
    return { bytes, block: at + keyLength, view: new DataView(bytes.buffer) };
  };

  it.each([
    ["claims more than it holds", 6, 0xff, "OBJECT_COMPRESSION"],
    ["claims a longer block", 3, 0xff, "OBJECT_COMPRESSION"],
    ["has another method", 0, 0x51, "OBJECT_COMPRESSION"],
    ["has a changed byte", 20, 0xff, "OBJECT_DAMAGED"],
  ])("that %s", async (_, offset, value, code) => {
    const { bytes, block } = packed();
    bytes[block + offset] = value;
    await expect((await openRootFile(bytes)).read("a")).rejects.toHaveProperty("code", code);
  });

  it("that is a bomb is stopped at what it claims", async () => {
    const { bytes, block } = packed();
    // A stream that gives four times as much, in the place of one that the block still describes.
    const bomb = deflateSync(new Uint8Array(20_000));
    bytes.set(bomb, block + 9);
    await expect((await openRootFile(bytes)).read("a")).rejects.toHaveProperty("code", "OBJECT_DAMAGED");
  });
});

describe("objects that refer to each other", () => {
  it("in a circle come out with a reference", async () => {
    const inner: ListObject = {
      kind: "list",
      className: "TList",
      name: "inner",
      items: [{ kind: "reference", up: 1 }],
    };
    const outer: ListObject = { kind: "list", className: "TList", name: "outer", items: [inner, note("n")] };
    const file = await openRootFile(encodeRootFile([{ path: "a", object: outer }]));
    expect(await file.read("a")).toEqual(outer);
  });

  it("many times over stay one object, and their dump ends", async () => {
    let list: ListObject = { kind: "list", className: "TList", name: "0", items: [note("n")] };
    for (let i = 1; i < 12; i++)
      list = { kind: "list", className: "TList", name: `${i}`, items: [list, list, list, list] };
    const bytes = encodeRootFile([{ path: "a", object: list }]);
    expect(bytes.length).toBeLessThan(5000);
    const read = (await (await openRootFile(bytes)).read("a")) as ListObject;
    expect(read.items[0]).toBe(read.items[3]);
    expect(dumpObject(read)).toHaveProperty("kind", "list");
  });
});

describe("a header", () => {
  it.each([
    ["end before the beginning", 12, 50, "FILE_HEADER_INVALID"],
    ["no name", 28, 0, "FILE_HEADER_INVALID"],
    ["a name as long as the file", 28, 100_000, "FILE_HEADER_INVALID"],
  ])("with %s", async (_, offset, value, code) => {
    const bytes = encodeRootFile([{ path: "a", object: note("a") }]);
    new DataView(bytes.buffer).setInt32(offset, value);
    expect(await checkRootFile(bytes)).toMatchObject({ ok: false, error: { code } });
  });

  it("without streamer infos is read with those of ROOT 6.40", async () => {
    const bytes = encodeRootFile([{ path: "a", object: note("a") }]);
    new DataView(bytes.buffer).setInt32(37, 0);
    expect(await (await openRootFile(bytes)).read("a")).toEqual(note("a"));
  });
});
