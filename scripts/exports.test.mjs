// What each entry exports at run time is a promise: a new name shows up here. `npx vitest run scripts/exports -u` accepts it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entriesOf } from "./packages/entries-of.mjs";
import { listNames } from "./packages/import-entries.mjs";
import { packageNames } from "./packages/package-names.mjs";

const packages = join(import.meta.dirname, "../packages");

describe("runtime exports", () => {
  it.each(packageNames(join(packages, "..")))("of %s are those of its exports.txt", async (name) => {
    const manifest = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
    const lists = [];
    for (const entry of entriesOf(manifest)) {
      const target = manifest.exports[entry.replace(manifest.name, ".")];
      lists.push(listNames(entry, await import(join(packages, name, target["@overwatch/source"]))));
    }
    await expect(lists.join("")).toMatchFileSnapshot(join(packages, name, "exports.txt"));
  });
});
