import { readdirSync, readFileSync } from "node:fs";
import { createStreamerRegistry, encodeAliHeader, encodeAliInfo, loadCodecs, writeMessage } from "@overwatch/core/root";
import { beforeAll, describe, expect, it } from "vitest";
import { encodeFile } from "./encode-file.js";
import { objectPath } from "./object-path.js";
import { takeReply } from "./take-reply.js";

const folder = new URL("../../../../testdata/root/zmq/", import.meta.url);
const limit = 1 << 26;
beforeAll(() => loadCodecs());

interface Expected {
  readonly message: string;
  readonly direction?: string;
  readonly writesFile?: boolean;
  readonly requestsSchemaNext?: boolean;
  readonly objects?: Readonly<Record<string, { readonly entries: number }>>;
}

const recorded = readdirSync(folder).map((name) => {
  const inside = new URL(`${name}/`, folder);
  const expected = JSON.parse(readFileSync(new URL("message.json", inside), "utf8")) as Expected;
  const parts = readdirSync(inside).filter((part) => part.endsWith(".bin"));
  return { name, expected, frames: parts.sort().map((part) => new Uint8Array(readFileSync(new URL(part, inside)))) };
});
const replies = recorded.filter(({ expected }) => expected.direction === undefined);

describe("a recorded message of a merger", () => {
  it.each(replies.filter(({ frames }) => frames.length % 2 === 0))("$name", ({ expected, frames }) => {
    const { file, wantsSchema } = takeReply(frames, createStreamerRegistry(), limit);
    expect(file !== undefined).toBe(expected.writesFile);
    expect(wantsSchema).toBe(expected.requestsSchemaNext ?? false);
    if (file === undefined) return;
    expect(file.objects.map(({ name }) => name).sort()).toEqual(Object.keys(expected.objects ?? {}).sort());
    expect(encodeFile(file.objects, {})).toMatchObject({ objects: file.objects.length, problems: [] });
  });

  it.each(replies.filter(({ frames }) => frames.length % 2 !== 0))("$name is refused", ({ frames }) => {
    expect(() => takeReply(frames, createStreamerRegistry(), limit)).toThrow(
      expect.objectContaining({ code: "MESSAGE_INVALID" }),
    );
  });
});

const note = (name: string) => ({ kind: "named", name, title: "" }) as const;
const info = (run: number) => [
  encodeAliHeader({ id: "INFO____" }),
  encodeAliInfo({ run, hltMode: "C", beamType: "p-p" }),
];
const object = (payload: Uint8Array) => [encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" }), payload];

/** A message of 20 bytes that says it is a gigabyte. */
function bomb(): Uint8Array {
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 16);
  view.setUint32(4, 0x2000_0004);
  view.setUint32(8, 1 << 30);
  return bytes;
}

describe("a bad message", () => {
  it.each([
    ["a bomb", [...info(1), ...object(bomb())], "REPLY_TOO_LARGE"],
    ["more bytes than allowed", [...info(1), ...object(new Uint8Array(limit + 1))], "REPLY_TOO_LARGE"],
    ["a frame without its pair", [...info(1), encodeAliHeader({ id: "ROOTTOBJ" })], "MESSAGE_INVALID"],
  ])("%s is refused", (_name, frames, code) => {
    expect(() => takeReply(frames, createStreamerRegistry(), limit)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ["wrong magic", [new Uint8Array(80).fill(65), writeMessage(note("x"))]],
    ["a length beyond the frame", object(Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 0, 0))],
    ["noise", object(Uint8Array.from({ length: 200 }, (_, i) => (i * 97) % 256))],
    ["three bytes", object(new Uint8Array(3))],
  ])("%s is a problem and harms nothing else", (_name, frames) => {
    const reply = takeReply(
      [...info(1), ...frames, ...object(writeMessage(note("good")))],
      createStreamerRegistry(),
      limit,
    );
    expect(reply.file?.objects.map(({ name }) => name)).toEqual(["good"]);
    expect(reply.problems).toHaveLength(1);
  });
});

describe("names of objects", () => {
  it.each(["a", "TPCQA/h_tpc_1", "a.b", "µ", "..a"])("%s is one", (name) => {
    expect(objectPath(name)).toBe(name);
  });

  it.each(["", "..", "a/../b", "/a", "a/", "a//b", ".", "a\0b", "a\nb", "x".repeat(1001)])("%j is none", (name) => {
    expect(() => objectPath(name)).toThrow(expect.objectContaining({ code: "OBJECT_NAME_INVALID" }));
  });
});

describe("a file", () => {
  const entry = (name: string) => ({ name, object: note(name) });
  it("keeps the last of equal names, and leaves out what cannot be in it", () => {
    const opaque = { name: "o", object: { kind: "opaque", className: "TTree", reason: "no" } as const };
    const encoded = encodeFile([entry("a"), entry("a"), entry("../b"), opaque, entry("a/c")], {});
    expect(encoded.objects).toBe(1);
    expect(encoded.problems.map((error) => (error as { code: string }).code).sort()).toEqual([
      "OBJECT_NAME_INVALID",
      "OBJECT_NAME_INVALID",
      "OBJECT_NOT_WRITABLE",
    ]);
  });

  it("is none when nothing can be in it", () => {
    expect(encodeFile([entry("..")], {}).bytes).toBeUndefined();
  });
});
