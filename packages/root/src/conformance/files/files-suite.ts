import { dumpFile } from "../../dump/dump-file.js";
import type { EntryDump, FileDump } from "../../dump/dump-types.js";
import { findDifference } from "../../dump/find-difference.js";
import { stringifyDump } from "../../dump/stringify-dump.js";
import { openRootFile } from "../../file/open-root-file.js";
import type { RootFile } from "../../file/root-file.js";
import { encodeRootFile } from "../../write/encode-root-file.js";
import { jsonOf } from "../json-of.js";
import type { CaseReport, Difference, GoldenFolder, Suite } from "../report.js";
import { verdictOf } from "../report.js";

/**
 * Files of ROOT beside their dumps, in any folder: `NAME.root` and `NAME.json`. The list of keys is a case, each object read is
 * one, and each object read again from a copy that we wrote.
 */
export const filesSuite: Suite = {
  async *run(folder) {
    for (const path of folder.paths.filter((each) => each.endsWith(".root") && !each.startsWith("algebra/"))) {
      const expected = await jsonOf(folder, path.replace(/\.root$/, ".json"), "overwatch-rootdump-1");
      if (expected !== undefined) yield* checkFile(folder, path, expected as FileDump);
    }
  },
};

async function* checkFile(folder: GoldenFolder, path: string, expected: FileDump): AsyncGenerator<CaseReport> {
  const bytes = (await folder.read(path)) ?? new Uint8Array();
  try {
    const file = await openRootFile(bytes);
    const found = await dumpOf(file);
    yield { id: path, operation: "list", verdict: verdictOf(findDifference(listOf(expected), listOf(found))) };
    yield* checkObjects(path, "read", expected, found);
    const copy = await openRootFile(await copyOf(file, expected));
    yield* checkObjects(path, "write", expected, await dumpOf(copy));
    await copy.close();
    await file.close();
  } catch (error) {
    yield { id: path, operation: "open", verdict: verdictOf(thrown(error)) };
  }
}

/** The expected objects one by one; those without contents in the dump are of classes that it does not describe. */
function* checkObjects(file: string, operation: string, expected: FileDump, found: FileDump): Generator<CaseReport> {
  const entries = new Map(found.objects.map((entry) => [idOf(entry), entry]));
  for (const entry of expected.objects) {
    if (entry.object === undefined) continue;
    const difference = findDifference(withoutFunctions(entry), withoutFunctions(entries.get(idOf(entry))));
    yield { id: `${file}:${idOf(entry)}`, operation, verdict: verdictOf(difference) };
  }
}

/** The objects that the dump describes, written anew: others may have data in further records, as trees do. */
async function copyOf(file: RootFile, expected: FileDump): Promise<Uint8Array> {
  const described = new Set(expected.objects.filter(({ object }) => object !== undefined).map(idOf));
  const entries = [];
  for await (const { path, name, cycle, title, object } of file.readAll()) {
    // What cannot be read shows as a difference of reading.
    if (object !== undefined && described.has(idOf({ path, cycle })))
      entries.push({ path, name, cycle, title, object });
  }
  return encodeRootFile(entries, { directories: file.directories() });
}

/** Through the text, which is what others read. */
async function dumpOf(file: RootFile): Promise<FileDump> {
  return JSON.parse(stringifyDump(await dumpFile(file))) as FileDump;
}

function idOf({ path, cycle }: Pick<EntryDump, "path" | "cycle">): string {
  return `${path};${cycle}`;
}

function listOf({ objects, fileTitle, writtenBy, compression }: FileDump): unknown {
  const keys = objects.map(({ object: _, ...key }) => key);
  return { fileTitle, writtenBy, compression, keys };
}

/** The formula of a function is the result of ROOT's compiler, not of its file. */
function withoutFunctions(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutFunctions);
  if ("kind" in value && value.kind === "function") return { kind: "function" };
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withoutFunctions(inner)]));
}

function thrown(error: unknown): Difference {
  return { path: "error", expected: "none", found: error instanceof Error ? error.message : String(error) };
}
