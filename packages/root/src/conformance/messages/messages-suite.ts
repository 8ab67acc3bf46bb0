import { classNameOf } from "../../classes/class-name-of.js";
import { dumpObject } from "../../dump/dump-object.js";
import { findDifference } from "../../dump/find-difference.js";
import { stringifyDumpValue } from "../../dump/stringify-dump.js";
import { readMessage } from "../../message/read-message.js";
import { writeMessage } from "../../message/write-message.js";
import { jsonOf } from "../json-of.js";
import type { CaseReport, Difference, Suite } from "../report.js";
import { verdictOf } from "../report.js";

interface Golden {
  readonly class: string;
  readonly object: unknown;
}

/** Messages of ROOT beside their contents, in any folder: `NAME.bin`, compressed `NAME.z.bin`, and `NAME.json`. */
export const messagesSuite: Suite = {
  async *run(folder) {
    for (const path of folder.paths.filter((each) => each.endsWith(".bin"))) {
      const golden = await jsonOf(folder, path.replace(/(\.z)?\.bin$/, ".json"), "overwatch-message-1");
      const bytes = await folder.read(path);
      if (golden === undefined || bytes === undefined) continue;
      yield check(path, "read", () => differenceOfContents(golden as Golden, bytes));
      // What we compress need not be what ROOT compresses.
      if (!path.endsWith(".z.bin")) yield check(path, "write", () => differenceOfBytes(bytes));
    }
  },
};

function check(id: string, operation: string, compare: () => Difference | undefined): CaseReport {
  try {
    return { id, operation, verdict: verdictOf(compare()) };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { id, operation, verdict: verdictOf({ path: "error", expected: "none", found }) };
  }
}

function differenceOfContents(golden: Golden, bytes: Uint8Array): Difference | undefined {
  const read = readMessage(bytes);
  const object: unknown = JSON.parse(stringifyDumpValue(dumpObject(read)));
  return findDifference({ class: golden.class, object: golden.object }, { class: classNameOf(read), object });
}

function differenceOfBytes(bytes: Uint8Array): Difference | undefined {
  const found = writeMessage(readMessage(bytes));
  const at = bytes.findIndex((byte, i) => byte !== found[i]);
  if (at >= 0) return { path: `bytes[${at}]`, expected: bytes[at], found: found[at] };
  if (bytes.length === found.length) return undefined;
  return { path: "bytes.length", expected: bytes.length, found: found.length };
}
