import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { discoverPlugins } from "./discover.js";
import { loadPlugin } from "./load-plugin.js";
import type { Candidate } from "./outcome.js";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "overwatch-discover-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, content: unknown): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
}

const code = (subsystem: string) => `
const safeParse = (data) => ({ success: true, data });
export default { $type: "@overwatch/detector", api: "1.0.0", subsystem: "${subsystem}", title: "", options: { safeParse }, settings: { safeParse }, hooks: {} };
`;

async function writePlugin(folder: string, subsystem: string, files: Record<string, string> = {}): Promise<void> {
  const overwatch = { plugin: "detector", subsystem, api: "^1.0.0" };
  // Like many packages it does not export its package.json.
  await write(`${folder}/package.json`, {
    version: "1.0.0",
    type: "module",
    exports: { ".": "./dist/index.js" },
    overwatch,
  });
  await write(`${folder}/dist/index.js`, code(subsystem));
  for (const [name, content] of Object.entries(files)) await write(`${folder}/${name}`, content);
}

async function candidate(name: string): Promise<Candidate> {
  const { packages } = await discoverPlugins(root, []);
  const found = packages.find((item) => item.package === name);
  if (found?.status !== "found") throw new Error(`no candidate ${name}`);
  return found;
}

describe("discoverPlugins", () => {
  it("looks at the dependencies of the nearest package.json, as Node would find them", async () => {
    await write("site/package.json", {
      dependencies: { "@x/emc": "1", plain: "1", linked: "1", above: "1", gone: "1", "../evil": "1", dead: "1" },
      optionalDependencies: { missing: "1" },
      devDependencies: { dev: "1" },
    });
    await writePlugin("site/node_modules/@x/emc", "EMC");
    await writePlugin("site/node_modules/dev", "DEV");
    await write("site/node_modules/plain/package.json", { version: "2.0.0" });
    await writePlugin("elsewhere/tpc", "TPC");
    await symlink(join(root, "elsewhere/tpc"), join(root, "site/node_modules/linked"));
    await symlink(join(root, "nowhere"), join(root, "site/node_modules/dead"));
    await writePlugin("node_modules/above", "HLT");
    await mkdir(join(root, "site/deep/er"), { recursive: true });

    const { deployment, packages, unknownExclusions } = await discoverPlugins(join(root, "site/deep/er"), ["emc"]);
    expect(deployment).toBe(join(root, "site"));
    expect(unknownExclusions).toEqual(["emc"]);
    expect(packages.map(({ package: name, status, version }) => [name, status, version])).toEqual([
      ["@x/emc", "found", "1.0.0"],
      ["above", "found", "1.0.0"],
      ["dead", "failed", ""],
      ["gone", "failed", ""],
      ["linked", "found", "1.0.0"],
      ["missing", "skipped", ""],
      ["plain", "skipped", "2.0.0"],
    ]);
    expect(packages[4]).toMatchObject({ folder: join(root, "elsewhere/tpc"), entry: "dist/index.js" });
  });

  it("asks whether a package without its code is built", async () => {
    await write("package.json", { dependencies: { x: "1" } });
    await writePlugin("node_modules/x", "EMC");
    await rm(join(root, "node_modules/x/dist"), { recursive: true });
    expect((await discoverPlugins(root, [])).packages).toMatchObject([
      { status: "failed", error: { code: "IMPORT_FAILED", hint: expect.stringContaining("built") } },
    ]);
  });

  it("refuses a deployment that cannot be read", async () => {
    await write("package.json", "{ no JSON");
    await expect(discoverPlugins(root, [])).rejects.toMatchObject({ code: "DEPLOYMENT_INVALID" });
  });

  it.each([
    { name: "no JSON", content: "{" },
    { name: "a list", content: "[]" },
    { name: "too large", content: `"${"x".repeat(1_000_001)}"` },
  ])("reports a package.json that is $name", async ({ content }) => {
    await write("package.json", { dependencies: { x: "1" } });
    await write("node_modules/x/package.json", content);
    expect((await discoverPlugins(root, [])).packages).toMatchObject([
      { status: "failed", error: { code: "MANIFEST_INVALID" } },
    ]);
  });
});

describe("the digest", () => {
  const text = "export const n = 1;";
  beforeEach(async () => {
    await write("package.json", { dependencies: { x: "1" } });
    await writePlugin("node_modules/x", "EMC", { "dist/part.js": text });
  });
  const digest = async () => (await candidate("x")).digest;

  it.each([
    { name: "another name", path: "dist/other.js", content: text, changes: true },
    { name: "another content of the same length", path: "dist/part.js", content: "export const n = 2;", changes: true },
    { name: "a file deeper down", path: "dist/deep/a.json", content: "{}", changes: true },
    { name: "a map", path: "dist/part.js.map", content: "{}", changes: false },
    { name: "a declaration", path: "dist/part.d.ts", content: "{}", changes: false },
    { name: "a file outside of the code", path: "README.md", content: "Hello", changes: false },
    { name: "a package inside", path: "dist/node_modules/y/index.js", content: "", changes: false },
    { name: "a dot file", path: "dist/.x.js", content: "", changes: false },
  ])("$name: changes $changes", async ({ path, content, changes }) => {
    const before = await digest();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await write(`node_modules/x/${path}`, content);
    await utimes(join(root, "node_modules/x", path), 1, 1);
    expect((await digest()) !== before).toBe(changes);
  });

  it("sees a change behind a link", async () => {
    await write("store/part.js", "1");
    await symlink(join(root, "store/part.js"), join(root, "node_modules/x/dist/linked.js"));
    await symlink(root, join(root, "node_modules/x/dist/folder"));
    const before = await digest();
    await write("store/part.js", "22");
    expect(await digest()).not.toBe(before);
  });

  it("does not depend on where the package is", async () => {
    await writePlugin("y", "EMC", { "dist/part.js": text });
    const before = await digest();
    await rm(join(root, "node_modules/x"), { recursive: true });
    await symlink(join(root, "y"), join(root, "node_modules/x"));
    expect(await digest()).toBe(before);
  });
});

describe("loadPlugin", () => {
  beforeEach(() => write("package.json", { dependencies: { x: "1" } }));

  it("imports the default export", async () => {
    await writePlugin("node_modules/x", "EMC");
    expect(await loadPlugin(await candidate("x"))).toMatchObject({
      status: "loaded",
      package: "x",
      plugin: { subsystem: "EMC" },
    });
  });

  it.each([
    {
      name: "throws",
      source: "throw new TypeError('boom');",
      error: { code: "IMPORT_FAILED", message: expect.stringContaining("TypeError: boom") },
    },
    { name: "does not parse", source: "export default {", error: { code: "IMPORT_FAILED" } },
    { name: "lacks a dependency", source: "import 'no-such-package';", error: { code: "IMPORT_FAILED" } },
    { name: "exports nothing", source: "export const plugin = 1;", error: { code: "PLUGIN_INVALID" } },
    { name: "is of another subsystem", source: code("TPC"), error: { code: "PLUGIN_INVALID" } },
  ])("gives a value for a plug-in that $name", async ({ source, error }) => {
    await writePlugin("node_modules/x", "EMC", { "dist/index.js": source });
    expect(await loadPlugin(await candidate("x"))).toMatchObject({
      status: "failed",
      package: "x",
      version: "1.0.0",
      error,
    });
  });
});
