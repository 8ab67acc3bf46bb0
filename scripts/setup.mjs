// The bootstrap behind `npm start` and `npm test`: install and build when something changed, else nothing.
// Plain Node, because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node >= 20.19 is needed, this is ${process.versions.node}. Install a newer Node and try again.`);
}

const pnpm = JSON.parse(readFileSync("package.json", "utf8")).packageManager;
step("install", digest(["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests()]), ["node_modules/.modules.yaml"], () =>
  run("npx", ["--yes", pnpm, "install", "--frozen-lockfile"]),
);
step("build", digest(["tsup.config.ts", ...manifests(), ...sources("packages")]), ["packages/cli/dist/index.js"], () =>
  run("node", ["node_modules/tsup/dist/cli-default.js"]),
);

/** Runs `action` unless its stamp says that it ran on the same input and its results are there. */
function step(name, key, results, action) {
  const stamp = join("node_modules", `.overwatch-${name}`);
  const done = existsSync(stamp) && readFileSync(stamp, "utf8") === key && results.every((file) => existsSync(file));
  if (done) return;
  console.error(`overwatch: ${name} ...`);
  action();
  mkdirSync("node_modules", { recursive: true });
  writeFileSync(stamp, key);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
    env: { ...process.env, CI: "true" },
  });
  if (status !== 0) fail(`\`${command} ${args.join(" ")}\` ended with ${error?.message ?? `exit code ${status}`}.`);
}

function fail(message) {
  console.error(`overwatch: ${message}`);
  process.exit(3);
}

function manifests() {
  return readdirSync("packages").map((name) => join("packages", name, "package.json"));
}

/** Sources that end in a build, tests left out. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : sources(path);
    return /\.(ts|json)$/.test(entry.name) && !/\.test(-d)?\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Contents decide, not times: a fresh checkout of the same commit needs no second build. */
function digest(files) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of files.filter((file) => existsSync(file) && statSync(file).isFile())) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}
