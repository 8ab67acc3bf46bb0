// Code in documents is taken from files that the tests run: `<!-- path -->` in front of a block says from which.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const repository = join(import.meta.dirname, "..");
const documents = readdirSync(join(repository, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
const block = /<!-- ([\w./-]+) -->\n```ts\n([\s\S]*?)\n```/g;

const blocks = documents.flatMap((document) =>
  [...readFileSync(join(repository, document), "utf8").matchAll(block)].map(([, path, code], i) => ({
    name: `${document}, block ${i + 1} of ${path}`,
    path,
    code,
  })),
);

describe("code in documents", () => {
  it("is there", () => {
    expect(blocks.length).toBeGreaterThan(10);
  });

  it.each(blocks)("$name is in that file", ({ path, code }) => {
    expect(existsSync(join(repository, path)), path).toBe(true);
    // The template has a placeholder where documents have a detector.
    const source = readFileSync(join(repository, path), "utf8").replaceAll("XYZ", "ITS");
    expect(lines(source)).toContain(lines(code));
  });
});

describe("docs/hooks.md", () => {
  const page = readFileSync(join(repository, "docs/hooks.md"), "utf8");
  const contract = readFileSync(join(repository, "packages/core/src/plugins/contract/hooks.ts"), "utf8");
  const table = /export const hookKinds = \{([^}]*)\}/.exec(contract)?.[1] ?? "";
  const hooks = [...table.matchAll(/(\w+):/g)].map(([, name]) => name);

  it.each(hooks)("has a section with an example of %s", (hook) => {
    const section = page.split(/^## /m).find((text) => text.startsWith(hook));
    expect(section ?? "").toMatch(/<!-- [\w./-]+ -->\n```ts/);
  });

  it("knows the hooks", () => {
    expect(hooks.length).toBeGreaterThan(7);
  });
});

/** Without indentation: a document shows a part of a file. */
function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
