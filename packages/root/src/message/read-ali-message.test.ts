import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openRootFile } from "../file/open-root-file.js";
import { createHistogram, fill } from "../hist/index.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import { encodeAliHeader, matchesAliId, parseAliHeader } from "./ali-header.js";
import { encodeAliInfo, parseAliInfo } from "./ali-info.js";
import { readAliMessage } from "./read-ali-message.js";
import { createStreamerRegistry } from "./streamer-registry.js";
import { writeMessage, writeStreamerMessage } from "./write-message.js";

const folder = new URL("../../../../testdata/root/zmq/", import.meta.url);

interface Expected {
  readonly message: string;
  readonly run?: number;
  readonly hltMode?: string;
  readonly objects?: Readonly<Record<string, { readonly entries: number }>>;
  readonly requestsSchemaNext?: boolean;
}

const cases = readdirSync(folder).map((name) => {
  const inside = new URL(`${name}/`, folder);
  const expected = JSON.parse(readFileSync(new URL("message.json", inside), "utf8")) as Expected;
  const parts = readdirSync(inside).filter((part) => part.endsWith(".bin"));
  const frames = parts.sort().map((part) => new Uint8Array(readFileSync(new URL(part, inside))));
  return { name, expected, frames };
});

describe("a message of a merger", () => {
  it.each(cases.filter(({ frames }) => frames.length % 2 === 0))("$name", ({ expected, frames }) => {
    const message = readAliMessage(frames, createStreamerRegistry());
    expect(message.info?.run ?? 0).toBe(expected.run ?? 0);
    if (expected.hltMode !== undefined) expect(message.info?.hltMode).toBe(expected.hltMode);
    const found = message.objects.map(({ name, object }) => [name, "entries" in object ? object.entries : undefined]);
    const wanted = Object.entries(expected.objects ?? {}).map(([name, { entries }]) => [name, entries]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    expect(message.problems.length > 0).toBe(expected.requestsSchemaNext ?? false);
  });

  it.each(cases.filter(({ frames }) => frames.length % 2 !== 0))("$name is no message", ({ frames }) => {
    expect(() => readAliMessage(frames, createStreamerRegistry())).toThrow(
      expect.objectContaining({ code: "MESSAGE_INVALID" }),
    );
  });

  it("comes back as it was sent", () => {
    const object = { kind: "named", name: "n", title: "t" } as const;
    const info = { run: 5, hltMode: "B", beamType: "p-p" };
    const frames = [
      encodeAliHeader({ id: "INFO____" }),
      encodeAliInfo(info),
      encodeAliHeader({ id: "ROOTSTRI", serialization: "ROOT" }),
      writeStreamerMessage([object]),
      encodeAliHeader({ id: "ROOTTOBJ", origin: "HLT ", serialization: "ROOT" }),
      writeMessage(object),
    ];
    const message = readAliMessage(frames, createStreamerRegistry());
    expect(message).toMatchObject({ info, objects: [{ name: "n", object }], problems: [], skipped: 0 });
    expect(message.classes).toContain("TNamed");
  });
});

describe("a header", () => {
  it.each([
    ["of 16 bytes", new TextEncoder().encode("ROOTTOBJHLT \0\0\0\0"), "ROOTTOBJ"],
    ["that is a topic", new TextEncoder().encode("CONFIG"), "CONFIG"],
    ["that is empty", new Uint8Array(0), ""],
  ])("%s", (_, frame, id) => {
    expect(parseAliHeader(frame).id).toBe(id);
  });

  it.each([17, 40, 79, 200])("of %i bytes of anything is none", (length) => {
    expect(() => parseAliHeader(new Uint8Array(length).fill(65))).toThrow(
      expect.objectContaining({ code: "MESSAGE_INVALID" }),
    );
  });

  it.each([
    ["INFO____", "INFO____", true],
    ["INFO", "INFO____", true],
    ["ROOTTOBJ", "ROOT", true],
    ["ROOTTOBJ", "ROOTSTRI", false],
  ])("%s is %s: %s", (id, wanted, expected) => {
    expect(matchesAliId(id, wanted)).toBe(expected);
  });
});

describe("the text about a run", () => {
  it.each([
    ["run=123456;HLT_MODE=B;BEAM_TYPE=p-p", { run: 123456, hltMode: "B", beamType: "p-p" }],
    ["run=300090;HLT_MODE=C\0", { run: 300090, hltMode: "C", beamType: "" }],
    ["HLT_MODE=A;other=1", { run: 0, hltMode: "A", beamType: "" }],
    ["run=", { run: 0, hltMode: "", beamType: "" }],
    [" run = 12abc ;x", { run: 12, hltMode: "", beamType: "" }],
    ["", { run: 0, hltMode: "", beamType: "" }],
  ])("%j", (text, expected) => {
    expect(parseAliInfo(new TextEncoder().encode(text))).toEqual(expected);
  });
});

describe("an object as the bytes it came in", () => {
  const send = (object: Parameters<typeof writeMessage>[0]) => {
    const frames = [encodeAliHeader({ id: "ROOTTOBJ", serialization: "ROOT" }), writeMessage(object)];
    return readAliMessage(frames, createStreamerRegistry()).objects;
  };

  it("gives the same record as the object", async () => {
    const sent = fill(createHistogram({ name: "h", title: "of bytes", axes: [{ nbins: 4, min: 0, max: 4 }] }), 1, 3);
    const entries = send(sent).map(({ name, object, stored }) => {
      expect(stored).toBeDefined();
      return { path: name, object, ...(stored && { stored }) };
    });
    const [asBytes, asObject] = await Promise.all(
      [entries, [{ path: "h", object: sent }]].map((each) => openRootFile(encodeRootFile(each))),
    );
    expect(asBytes?.keys()).toMatchObject([{ path: "h", className: "TH1D", title: "of bytes" }]);
    expect(await asBytes?.readBytes("h")).toEqual(await asObject?.readBytes("h"));
    expect(await asBytes?.read("h")).toEqual(sent);
  });

  it("is not there where the bytes refer to each other", () => {
    const list = { kind: "list", className: "TList", name: "", title: "", items: [] } as const;
    const labels = createHistogram({ name: "h", axes: [{ labels: ["a", "b"] }] });
    expect(send(labels).map(({ stored }) => stored)).toEqual([undefined]);
    expect(send(list)).toEqual([]);
  });
});
