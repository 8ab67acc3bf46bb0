import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../fuzz/random.js";
import { classNameOf } from "../classes/class-name-of.js";
import { dumpObject } from "../dump/dump-object.js";
import { findDifference } from "../dump/find-difference.js";
import { stringifyDumpValue } from "../dump/stringify-dump.js";
import { isOverwatchError } from "../errors/index.js";
import { readMessage } from "./read-message.js";
import { createStreamerRegistry } from "./streamer-registry.js";
import { writeMessage, writeStreamerMessage } from "./write-message.js";

interface Golden {
  readonly class: string;
  readonly object: unknown;
}

const folder = new URL("../../../../testdata/root/messages/", import.meta.url);
const load = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const names = readdirSync(folder).filter((name) => name.endsWith(".bin"));
const goldenOf = (name: string) =>
  JSON.parse(readFileSync(new URL(name.replace(/(\.z)?\.bin$/, ".json"), folder), "utf8")) as Golden;

describe("a message of real ROOT", () => {
  it.each(names)("%s", (name) => {
    const object = readMessage(load(name));
    const golden = goldenOf(name);
    expect(classNameOf(object)).toBe(golden.class);
    const found: unknown = JSON.parse(stringifyDumpValue(dumpObject(object)));
    expect(findDifference(golden.object, found)).toBeUndefined();
  });

  it.each(names.filter((name) => !name.endsWith(".z.bin")))("%s is what we write", (name) => {
    const bytes = load(name);
    expect(writeMessage(readMessage(bytes))).toEqual(bytes);
  });

  it.each(names.filter((name) => !name.endsWith(".z.bin")))("%s packed and with a length word of ALICE", (name) => {
    const object = readMessage(load(name));
    expect(readMessage(writeMessage(object, { level: 1, byteOrder: "little" }))).toEqual(object);
  });
});

describe("a message that is none", () => {
  const good = load("TH1F.bin");
  const withByte = (at: number, value: number) => good.map((byte, i) => (i === at ? value : byte));

  it.each([
    ["nothing", new Uint8Array(0), "MESSAGE_INVALID"],
    ["a byte too many", Uint8Array.from([...good, 0]), "MESSAGE_INVALID"],
    ["a byte too few", good.subarray(0, -1), "MESSAGE_INVALID"],
    ["a class that nobody knows", withByte(17, 0x58), "MESSAGE_CLASS_UNKNOWN"],
    ["a byte count beyond the end", withByte(10, 0xff), "MESSAGE_DAMAGED"],
  ])("%s", (_, bytes, code) => {
    expect(() => readMessage(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it("gives errors of ours or objects with every other byte changed", () => {
    const random = createRandom(4);
    for (const name of ["TH1F-labels.bin", "TList.bin", "TProfile2D.z.bin"]) {
      const bytes = load(name);
      for (let at = 4; at < bytes.length; at += 2) {
        const changed = bytes.slice();
        changed[at] = Math.floor(random() * 256);
        try {
          dumpObject(readMessage(changed));
        } catch (error) {
          if (!isOverwatchError(error)) throw new Error(`${name}, byte ${at} is ${changed[at]}`, { cause: error });
        }
      }
    }
  });
});

describe("a registry", () => {
  it("takes descriptions from a message", () => {
    const object = readMessage(load("TH2F.bin"));
    const registry = createStreamerRegistry();
    expect(registry.addMessage(writeStreamerMessage([object]))).toContain("TH2F");
    expect(readMessage(load("TH2F.bin"), registry)).toEqual(object);
  });
});
