// What every package.json must say, and which dependencies a package may bring with it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageNames } from "./packages/package-names.mjs";

const packages = join(import.meta.dirname, "../packages");

/**
 * Everything that an installation brings, apart from what is bundled (scripts/build/bundled.mjs). A new row is a decision: it
 * needs a sentence in the commit that says why.
 */
const dependencies = {
  root: ["@bokuweb/zstd-wasm", "@napi-rs/lzma", "xz-decompress"],
  core: ["@overwatch/root", "immer", "zod"],
  "detectors-sdk": ["@overwatch/core"],
  "detectors-emc": [],
  "detectors-hlt": [],
  "detectors-tpc": [],
  receivers: ["@fastify/multipart", "@fastify/rate-limit", "@overwatch/core", "fastify", "zeromq"],
  service: ["@overwatch/core", "libsql", "nodemailer"],
  render: ["@expo-google-fonts/arimo", "@overwatch/core", "@resvg/resvg-js", "jsdom"],
  webapp: ["@node-rs/bcrypt", "@overwatch/core", "@overwatch/render", "@overwatch/service", "fastify", "zod"],
  cli: [
    "@overwatch/core",
    "@overwatch/detectors-sdk",
    "@overwatch/receivers",
    "@overwatch/render",
    "@overwatch/service",
    "@overwatch/webapp",
    "pino",
    "prom-client",
    "yauzl",
    "yazl",
  ],
};

describe.each(packageNames(join(packages, "..")))("package.json of %s", (name) => {
  const manifest = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));

  it("brings no other dependencies than agreed", () => {
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual(dependencies[name]);
  });

  it("is ESM without side effects, for the Node versions that we promise", () => {
    expect(manifest).toMatchObject({
      name: `@overwatch/${name}`,
      license: "BSD-3-Clause",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.19" },
    });
  });

  it("lets discovery read it", () => {
    expect(manifest.exports["./package.json"]).toBe("./package.json");
  });

  it("publishes the same entries, without those that lead to sources", () => {
    expect(manifest.publishConfig.exports).toEqual(withoutSources(manifest.exports));
    // What only the repository uses may be left out.
    expect(withoutSources(manifest.imports ?? {})).toMatchObject(manifest.publishConfig.imports ?? {});
  });

  it.runIf(name.startsWith("detectors-") && name !== "detectors-sdk")(
    "declares a detector of the SDK, its peer",
    () => {
      expect(Object.keys(manifest.peerDependencies)).toEqual(["@overwatch/detectors-sdk"]);
      expect(manifest.overwatch).toMatchObject({
        plugin: "detector",
        subsystem: name.replace("detectors-", "").toUpperCase(),
      });
    },
  );
});

function withoutSources(target) {
  if (typeof target === "string") return target;
  const conditions = Object.entries(target).filter(([condition]) => condition !== "@overwatch/source");
  return Object.fromEntries(conditions.map(([condition, next]) => [condition, withoutSources(next)]));
}
