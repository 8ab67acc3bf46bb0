import { describe, expect, it } from "vitest";
import type { NamedObject } from "../classes/types.js";
import { dumpFile } from "../dump/dump-file.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import { openRootFile } from "./open-root-file.js";

const note: NamedObject = { kind: "named", name: "a", title: "some text" };

/** A file whose one object is of a class that nobody describes. */
function strange(className = "TNope9"): Uint8Array {
  const bytes = encodeRootFile([{ path: "a", object: note }], { level: 0 });
  const text = new TextDecoder("latin1").decode(bytes);
  // The class in the record's key and in the list of keys; the description of TNamed keeps its name.
  for (let at = text.indexOf("\u0006TNamed\u0001a"); at >= 0; at = text.indexOf("\u0006TNamed\u0001a", at + 1)) {
    bytes.set(new TextEncoder().encode(className), at + 1);
  }
  return bytes;
}

describe("an object of a class that nobody describes", () => {
  it("is an error that says so, and no problem of the file in a dump", async () => {
    const file = await openRootFile(strange());
    await expect(file.read("a")).rejects.toHaveProperty("code", "OBJECT_CLASS_UNKNOWN");
    const dump = await dumpFile(file);
    expect(dump).not.toHaveProperty("problems");
    expect(dump.objects).toMatchObject([{ path: "a", class: "TNope9" }]);
    expect(dump.objects[0]).not.toHaveProperty("object");
  });

  it("is copied as it is stored, with the descriptions of its file", async () => {
    const source = await openRootFile(strange());
    const object = await source.readBytes("a");
    const copy = encodeRootFile([{ path: "a", object, title: "some text" }], { level: 0 });
    expect((await (await openRootFile(copy)).readBytes("a")).stored?.bytes).toEqual(object.stored?.bytes);
    expect(new TextDecoder("latin1").decode(copy)).toContain("\u0006TNamed");
  });

  it("fits behind a key of the same length only, as references in its bytes count it", async () => {
    const object = await (await openRootFile(strange())).readBytes("a");
    expect(() => encodeRootFile([{ path: "longer", object, title: "some text" }])).toThrow(
      expect.objectContaining({ code: "OBJECT_NOT_WRITABLE" }),
    );
  });

  it("can be a number or a text, which have no type of ours", async () => {
    // Six letters, as TNamed has them.
    const file = await openRootFile(strange("string"));
    await expect(file.read("a")).rejects.toHaveProperty("code", "OBJECT_CLASS_UNKNOWN");
  });

  it("is never a tree: its data would stay behind", async () => {
    const object = await (await openRootFile(strange("TTreeX"))).readBytes("a");
    const tree = { ...object, className: "TTree" };
    expect(() => encodeRootFile([{ path: "a", object: tree, title: "some text" }])).toThrow(
      expect.objectContaining({ code: "OBJECT_NOT_WRITABLE" }),
    );
  });
});
