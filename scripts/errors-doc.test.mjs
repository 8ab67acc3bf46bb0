// docs/errors.md and the sources name the same codes, each once.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageNames } from "./packages/package-names.mjs";

const repository = join(import.meta.dirname, "..");

const headings = [...readFileSync(join(repository, "docs/errors.md"), "utf8").matchAll(/^### (\S+)/gm)].map(
  ([, code]) => code,
);
const texts = packageNames(repository).flatMap((name) => sources(join(repository, "packages", name, "src")));
const raised = new Set(
  texts.flatMap((text) => [...text.matchAll(/\bcode: "([A-Z][A-Z0-9_]+)"/g)].map(([, code]) => code)),
);

describe("docs/errors.md", () => {
  it("has each heading once", () => {
    expect(headings.filter((code, index) => headings.indexOf(code) !== index)).toEqual([]);
  });

  it("has a heading for every code that the sources raise", () => {
    expect([...raised].filter((code) => !headings.includes(code)).sort()).toEqual([]);
  });

  it("has no heading that the sources do not know", () => {
    expect(headings.filter((code) => !texts.some((text) => text.includes(`"${code}"`)))).toEqual([]);
  });
});

/** Texts of the TypeScript sources in a folder, tests left out. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
