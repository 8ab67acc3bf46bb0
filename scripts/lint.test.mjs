// Plants one violation of each import rule in a small tree of its own and sees `npm run lint:imports` name it.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import cruiser from "../.dependency-cruiser.mjs";
import { packageNames } from "./packages/package-names.mjs";

const repository = join(import.meta.dirname, "..");

/** What is forbidden: the importing file, what it says, and the rule that must be named. */
const planted = [
  ["root/src/a.ts", `import "@overwatch/core";`, "arrow-root"],
  ["core/src/pipeline/a.ts", `import "@overwatch/detectors-sdk";`, "arrow-core"],
  ["core/src/pipeline/b.ts", `import type { x } from "@overwatch/service/store";`, "arrow-core"],
  ["detectors-sdk/src/a.ts", `import "@overwatch/detectors-hlt";`, "arrow-detectors-sdk"],
  ["detectors-hlt/src/a.ts", `import "@overwatch/core";`, "arrow-detectors"],
  ["detectors-hlt/src/b.ts", `import "@overwatch/detectors-emc";`, "arrow-detectors"],
  ["service/src/a.ts", `import "@overwatch/root";`, "arrow-service"],
  ["cli/src/a.ts", `import "@overwatch/root";`, "arrow-cli"],
  ["cli/src/b.ts", `export * from "../../service/src/store/index.js";`, "by-package-name"],
  ["core/src/errors/a.ts", `import "../model/index.js";`, "layer-errors"],
  ["core/src/errors/b.ts", `import "@overwatch/root";`, "layer-0-root"],
  ["core/src/disk/a.ts", `import "../model/index.js";`, "layer-disk"],
  ["core/src/log/a.ts", `import type { x } from "../errors/index.js";`, "layer-log"],
  ["core/src/model/a.ts", `import { hist } from "@overwatch/root/hist"; hist();`, "layer-1-root"],
  ["core/src/model/b.ts", `import "../config/index.js";`, "layer-model"],
  ["core/src/store/a.ts", `import "../pipeline/index.js";`, "layer-store"],
  ["core/src/config/a.ts", `import "../plugins/index.js";`, "layer-config"],
  ["core/src/trending/a.ts", `import type { x } from "../alarms/index.js";`, "layer-trending"],
  ["core/src/alarms/a.ts", `import "../trending/index.js";`, "layer-alarms"],
  ["core/src/plugins/a.ts", `import "../pipeline/index.js";`, "layer-plugins"],
  ["core/src/ingest/a.ts", `import "../merge/index.js";`, "layer-ingest"],
  ["core/src/merge/a.ts", `import "../outputs/index.js";`, "layer-merge"],
  ["core/src/outputs/a.ts", `import "../ingest/index.js";`, "layer-outputs"],
  ["core/src/pipeline/c.ts", `import "../testing/index.js";`, "layer-pipeline"],
  ["core/src/merge/b.ts", `import "../index.js";`, "layer-merge"],
  ["root/src/b.ts", `import "node:fs";`, "browser"],
  ["core/src/model/c.ts", `import "node:path";`, "browser"],
  ["service/src/runner/a.ts", `import "libsql";`, "one-room-libsql"],
  ["service/src/loop/d.ts", `import "nodemailer";`, "one-room-nodemailer"],
  ["service/src/runner/b.ts", `import "kysely";`, "one-room-libsql"],
  ["core/src/pipeline/d.ts", `import "js-yaml";`, "one-room-js-yaml"],
  ["service/src/runner/c.ts", `import "commander";`, "one-room-commander"],
  ["core/src/merge/c.ts", `import "jsroot/core";`, "one-room-jsroot"],
  ["root/src/c.ts", `import "xz-decompress";`, "one-room-zstd-wasm"],
  ["cli/src/c.ts", `import "./c.test.js";`, "no-import-of-tests"],
  ["cli/src/d.ts", `import "./nowhere.js";`, "no-unresolved"],
  ["receivers/src/d.ts", `import "left-pad";`, "declared"],
  ["service/src/d.ts", `import "left-pad";`, "declared-service"],
  ["receivers/src/zmq/a.ts", `import "zeromq";`, "one-room-zeromq"],
  ["webapp/src/server/a.ts", `import "@overwatch/service/runner";`, "webapp-store-only"],
  ["webapp/src/server/b.ts", `import "preact";`, "one-room-preact"],
  ["render/src/a.ts", `import "@overwatch/service";`, "arrow-render"],
  ["core/src/merge/one.ts", `export { two } from "./two.js"; export const one = 1;`, "no-cycle"],
  ["core/src/merge/blue.ts", `import type { Red } from "./red.js"; export type Blue = Red | 1;`, "no-cycle"],
];

/** What is allowed although it looks alike, and the other halves of the cycles. */
const allowed = [
  ["core/src/errors/c.ts", `export { x } from "@overwatch/root/errors";`],
  ["core/src/model/d.ts", `import type { hist } from "@overwatch/root/hist"; export type H = typeof hist;`],
  ["core/src/store/b.ts", `import type { x } from "../model/index.js"; export type X = typeof x;`],
  ["core/src/pipeline/e.ts", `import "../plugins/index.js"; import "../errors/index.js"; import "@overwatch/root";`],
  ["core/src/pipeline/f.test.ts", `import "../testing/index.js"; import "jsroot/core"; import "node:fs";`],
  ["root/src/source/node.ts", `import "node:fs";`],
  ["root/src/codecs/zstd-node.ts", `import "node:zlib";`],
  ["service/src/store/a.ts", `import "libsql"; import "kysely";`],
  ["receivers/src/sockets/a.ts", `import "zeromq";`],
  ["detectors-hlt/src/c.ts", `import "@overwatch/detectors-sdk";`],
  ["cli/src/c.test.ts", `import "@overwatch/root";`],
  ["core/src/merge/two.ts", `import { one } from "./one.js"; export const two = one;`],
  ["core/src/merge/red.ts", `import type { Blue } from "./blue.js"; export type Red = Blue | 2;`],
];

describe("npm run lint:imports", () => {
  let tree = "";
  let status = 0;
  /** "rule importing-file", once each. */
  let found = [];

  beforeAll(() => {
    tree = realpathSync(mkdtempSync(join(tmpdir(), "overwatch-lint-")));
    plantPackages(tree);
    for (const [file, text] of [...planted, ...allowed]) write(join(tree, "packages", file), text);
    const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    const [tool, ...args] = scripts["lint:imports"].split(" ");
    const result = spawnSync(join(repository, "node_modules/.bin", tool), args, {
      cwd: tree,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
    });
    status = result.status;
    found = [...result.stdout.matchAll(/error (\S+): (\S+)/g)].map(([, rule, from]) => `${rule} ${from}`);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it("knows the layer of every room of core", () => {
    const rooms = readdirSync(join(repository, "packages/core/src"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const rules = cruiser.forbidden.map(({ name }) => name);
    expect(rooms.map(({ name }) => name).filter((room) => !rules.includes(`layer-${room}`))).toEqual([]);
  });

  it("fails", () => {
    expect(status).toBeGreaterThan(0);
  });

  it.each(planted)("%s with `%s` breaks %s", (file, _text, rule) => {
    expect(found).toContain(`${rule} packages/${file}`);
  });

  it.each(allowed.filter(([, text]) => !/two|Red/.test(text)))("%s with `%s` is allowed", (file) => {
    expect(found.filter((violation) => violation.endsWith(` packages/${file}`))).toEqual([]);
  });
});

/** The workspace with the real manifests, an `index.ts` behind each entry and room, and links between the packages. */
function plantPackages(tree) {
  for (const file of [".dependency-cruiser.mjs", "scripts/build/bundled.mjs", "package.json"])
    cpSync(join(repository, file), join(tree, file));
  for (const name of packageNames(repository)) {
    const folder = join(tree, "packages", name);
    const manifest = readFileSync(join(repository, "packages", name, "package.json"), "utf8");
    write(join(folder, "package.json"), manifest);
    for (const entry of Object.values(JSON.parse(manifest).exports)) {
      if (typeof entry === "object")
        write(join(folder, entry["@overwatch/source"]), "export const x = 1, hist = () => 1;");
    }
  }
  const rooms = [
    "errors",
    "log",
    "model",
    "store",
    "config",
    "trending",
    "alarms",
    "plugins",
    "ingest",
    "merge",
    "outputs",
  ];
  for (const room of [...rooms, "pipeline"])
    write(join(tree, "packages/core/src", room, "index.ts"), "export const x = 1;");
  // One folder above all packages serves them all, so that every import resolves and only the rules can object.
  mkdirSync(join(tree, "node_modules/@overwatch"), { recursive: true });
  for (const name of readdirSync(join(tree, "packages"))) {
    symlinkSync(join(tree, "packages", name), join(tree, "node_modules/@overwatch", name));
  }
  for (const name of ["libsql", "kysely", "js-yaml", "commander", "jsroot", "zeromq", "xz-decompress", "left-pad"]) {
    write(
      join(tree, "node_modules", name, "package.json"),
      JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    );
    write(join(tree, "node_modules", name, "index.js"), "");
    write(join(tree, "node_modules", name, "core.js"), "");
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
