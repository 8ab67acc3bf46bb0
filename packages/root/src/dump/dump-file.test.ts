import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openRootFile } from "../file/open-root-file.js";
import { dumpFile } from "./dump-file.js";
import { findDifference } from "./find-difference.js";
import { stringifyDump } from "./stringify-dump.js";

// Every folder holds files beside the dump that real ROOT made of each: a new pair is a new test.
const folders = ["goldens", "real"].map((name) => new URL(`../../../../testdata/root/${name}/`, import.meta.url));
const cases = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".root"))
    .map((name) => ({ name, file: new URL(name, folder).pathname })),
);

describe("a dump is what real ROOT says", () => {
  it.each(cases)("$name", async ({ file }) => {
    const expected: unknown = JSON.parse(readFileSync(file.replace(/\.root$/, ".json"), "utf8"));
    const root = await openRootFile(file);
    // Through the text, which is what others read.
    const found: unknown = JSON.parse(stringifyDump(await dumpFile(root)));
    await root.close();
    expect(findDifference(withoutFunctions(expected), withoutFunctions(found))).toBeUndefined();
  });
});

/** The formula of a function is the result of ROOT's compiler, not of its file. */
function withoutFunctions(dump: unknown): unknown {
  return JSON.parse(
    JSON.stringify(dump, (_, value) =>
      Object.is(value, -0) ? "-0" : isFunction(value) ? { kind: "function" } : value,
    ),
  );
}

function isFunction(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "function";
}
