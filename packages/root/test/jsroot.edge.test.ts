import { readFileSync } from "node:fs";
import { openFile, parse } from "jsroot";
import { describe, expect, it } from "vitest";
import { openRootFile } from "../src/file/open-root-file.js";
import { stringifyJsroot, toJsroot } from "../src/json/stringify-jsroot.js";
import { encodeRootFile } from "../src/write/encode-root-file.js";

const goldens = new URL("../../../testdata/root/goldens/", import.meta.url);
const load = (name: string) => new Uint8Array(readFileSync(new URL(name, goldens)));
const files = ["classes.root", "axes.root", "profiles.root", "graphs.root", "states.root", "misc.root"];

/** What jsroot makes of the same object in the file, in a form that can be compared. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (typeof inner === "bigint") return Number(inner);
      // jsroot leaves strings as the bytes they are.
      if (typeof inner === "string") return Buffer.from(inner, "latin1").toString("utf8");
      if (ArrayBuffer.isView(inner)) return Array.from(inner as Float64Array);
      // jsroot adds these, or keeps counts that arrays have anyway.
      return key.startsWith("$") ? undefined : inner;
    }),
  );
}

/** Members that jsroot has and we say otherwise or not at all. */
const ignored = new Set(["fBits", "fOption", "opt", "fSize", "fN", "fBuffer", "fFunctions", "fHistogram", "name"]);

function compare(expected: unknown, found: unknown, path: string): void {
  if (Array.isArray(expected) && Array.isArray(found)) {
    expect(found.length, path).toBe(expected.length);
    for (const [i, item] of expected.entries()) compare(item, found[i], `${path}[${i}]`);
  } else if (typeof expected === "object" && expected !== null && typeof found === "object" && found !== null) {
    for (const [name, value] of Object.entries(expected)) {
      if (!ignored.has(name) && name in found)
        compare(value, (found as Record<string, unknown>)[name], `${path}.${name}`);
    }
    // JSON made null of what is no finite number.
  } else if (expected !== null || Number.isFinite(found)) expect(found === 0 ? 0 : found, path).toEqual(expected);
}

describe("the JSON of an object", () => {
  it.each(files)("%s is what jsroot reads itself", async (name) => {
    const bytes = load(name);
    const ours = await openRootFile(bytes);
    const theirs = await openFile(bytes.buffer);
    for (const { path, cycle, className } of ours.keys()) {
      if (/^(T[HP]|TGraph)/.test(className) && !className.endsWith("L") && className !== "TGraph2D") {
        const expected = plain(await theirs.readObject(`${path};${cycle}`));
        compare(expected, toJsroot(await ours.read(path, cycle)), path);
      }
    }
  });

  it("is taken by jsroot's parse, axes, labels and functions included", async () => {
    const file = await openRootFile(load("misc.root"));
    const drawn = parse(stringifyJsroot(await file.read("withFunction")));
    expect(drawn._typename).toBe("TH1D");
    expect(drawn.fXaxis._typename).toBe("TAxis");
    expect(drawn.fFunctions.arr.map(({ _typename }: { _typename: string }) => _typename)).toContain("TF1");
    const canvas = parse(stringifyJsroot(await file.read("canvas")));
    expect(canvas.fPrimitives.arr.length).toBeGreaterThan(3);
  });

  it("has no NaN", async () => {
    const file = await openRootFile(load("states.root"));
    for await (const { object } of file.readAll()) {
      if (object !== undefined) expect(() => JSON.parse(stringifyJsroot(object))).not.toThrow();
    }
  });
});

describe("a file of ours", () => {
  it("is read by jsroot with the same numbers", async () => {
    const original = await openRootFile(load("classes.root"));
    const entries = [];
    for await (const { object, path } of original.readAll()) if (object !== undefined) entries.push({ path, object });
    const theirs = await openFile(encodeRootFile(entries).buffer);
    for (const { path, object } of entries) {
      if ("storage" in object && object.storage === "int64") continue;
      compare(plain(await theirs.readObject(path)), toJsroot(object), path);
    }
  });
});
