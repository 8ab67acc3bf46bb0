import { describe, expect, it } from "vitest";
import { judgePackages } from "./judge-packages.js";

const overwatch = { plugin: "detector", subsystem: "EMC", api: "^1.0.0" };
const good = { name: "x", version: "1.2.3", exports: "./dist/index.js", overwatch };
const judge = (manifest: Record<string, unknown> | string | undefined, exclude: string[] = [], optional = false) =>
  judgePackages([{ package: "x", optional, manifest }], exclude)[0];

describe("judgePackages", () => {
  it("accepts a plug-in by its package.json", () => {
    expect(judge(good)).toEqual({
      package: "x",
      version: "1.2.3",
      manifest: overwatch,
      status: "accepted",
      entry: "dist/index.js",
    });
  });

  it.each([
    { name: "excluded", manifest: good, exclude: ["x"], expected: { status: "skipped", why: "excluded" } },
    {
      name: "no manifest",
      manifest: { version: "1.0.0" },
      expected: { status: "skipped", why: "no manifest", version: "1.0.0" },
    },
    {
      name: "optional and not there",
      manifest: undefined,
      optional: true,
      expected: { status: "skipped", why: "not installed" },
    },
    { name: "not there", manifest: undefined, expected: { status: "failed", error: { code: "PACKAGE_MISSING" } } },
    { name: "unreadable", manifest: "no JSON", expected: { status: "failed", error: { code: "MANIFEST_INVALID" } } },
    {
      name: "another plug-in kind",
      manifest: { ...good, overwatch: { ...overwatch, plugin: "x" } },
      expected: { error: { code: "MANIFEST_INVALID" } },
    },
    {
      name: "a misspelt field",
      manifest: { ...good, overwatch: { ...overwatch, apis: "1" } },
      expected: { error: { code: "MANIFEST_INVALID" } },
    },
    {
      name: "a subsystem in small letters",
      manifest: { ...good, overwatch: { ...overwatch, subsystem: "emc" } },
      expected: { error: { code: "MANIFEST_INVALID" } },
    },
    {
      name: "no range",
      manifest: { ...good, overwatch: { ...overwatch, api: "new" } },
      expected: { error: { code: "MANIFEST_INVALID" } },
    },
    {
      name: "a manifest that is no object",
      manifest: { ...good, overwatch: true },
      expected: { error: { code: "MANIFEST_INVALID" } },
    },
    {
      name: "another API",
      manifest: { ...good, overwatch: { ...overwatch, api: "^7.0.0" } },
      expected: { error: { code: "API_MISMATCH" }, manifest: { subsystem: "EMC" } },
    },
    {
      name: "nothing to import",
      manifest: { ...good, exports: {} },
      expected: { error: { code: "MANIFEST_INVALID" } },
    },
    {
      name: "a version that is no text",
      manifest: { ...good, version: 5 },
      expected: { status: "accepted", version: "" },
    },
  ])("$name", ({ manifest, exclude, optional, expected }) => {
    expect(judge(manifest, exclude, optional)).toMatchObject(expected);
  });

  it("takes the first of two for one subsystem, and an excluded one is none", () => {
    const two = ["b", "a"].map((name) => ({ package: name, optional: false, manifest: good }));
    expect(judgePackages(two, [])).toMatchObject([
      { package: "a", status: "accepted" },
      {
        package: "b",
        status: "failed",
        error: { code: "DUPLICATE_SUBSYSTEM", hint: expect.stringContaining("exclude") },
      },
    ]);
    expect(judgePackages(two, ["a"])).toMatchObject([{ status: "skipped" }, { package: "b", status: "accepted" }]);
  });
});
