import { describe, expect, it } from "vitest";
import { entryOf } from "./entry-of.js";

describe("entryOf", () => {
  it.each([
    { name: "nothing said", manifest: {}, entry: "index.js" },
    { name: "main", manifest: { main: "./lib/main.js" }, entry: "lib/main.js" },
    { name: "exports win over main", manifest: { main: "./a.js", exports: "./b.js" }, entry: "b.js" },
    {
      name: "conditions",
      manifest: { exports: { types: "./x.d.ts", import: "./i.js", default: "./d.js" } },
      entry: "i.js",
    },
    {
      name: "conditions in their order",
      manifest: { exports: { default: "./d.js", import: "./i.js" } },
      entry: "d.js",
    },
    { name: "only for require", manifest: { exports: { require: "./r.cjs" } }, entry: undefined },
    {
      name: "subpath",
      manifest: { exports: { ".": { node: { import: "./n.js" } }, "./other": "./o.js" } },
      entry: "n.js",
    },
    {
      name: "an unknown condition inside",
      manifest: { exports: { ".": { node: { bun: "./b.js" }, default: "./d.js" } } },
      entry: "d.js",
    },
    { name: "list", manifest: { exports: [{ browser: "./b.js" }, "./l.js"] }, entry: "l.js" },
    { name: "no main subpath", manifest: { exports: { "./other": "./o.js" } }, entry: undefined },
    { name: "outside", manifest: { exports: "./../x.js" }, entry: undefined },
    { name: "outside by main", manifest: { main: "../x.js" }, entry: undefined },
    { name: "absolute", manifest: { main: "/etc/passwd" }, entry: undefined },
    { name: "not relative", manifest: { exports: "x.js" }, entry: undefined },
    { name: "another package", manifest: { exports: "./node_modules/x/index.js" }, entry: undefined },
    { name: "rubbish", manifest: { exports: 5 }, entry: undefined },
  ])("$name", ({ manifest, entry }) => {
    expect(entryOf(manifest)).toBe(entry);
  });

  it("gives up on endless nesting", () => {
    const exports: Record<string, unknown> = {};
    exports["default"] = exports;
    expect(entryOf({ exports })).toBeUndefined();
  });
});
