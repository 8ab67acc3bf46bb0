// The bootstrap behind `npm start` and `npm test`: installs and builds when something changed, else does nothing and needs no network.
// Plain Node, because it runs before anything is installed. Safe to run in several processes at once.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const lockFile = ".setup-lock";
const lockPatienceSeconds = 600;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `expected Node 20.19 or newer, found ${process.versions.node}. Install a newer Node (https://nodejs.org) and repeat.`,
  );
}

const steps = [
  {
    name: "install",
    inputs: () => ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests(), ...otherManifests()],
    results: () => ["node_modules/.modules.yaml", "node_modules/tsup/package.json"],
    run: () => run("npx", ["--yes", readJson("package.json").packageManager, "install", "--frozen-lockfile"]),
    hint: "It needs the npm registry the first time and after a change of dependencies. `npm install` does not work here: this is a pnpm workspace.",
  },
  {
    name: "build",
    inputs: () => [
      "tsup.config.ts",
      ...listed("scripts/build"),
      "tsconfig.base.json",
      ...manifests(),
      ...sources("packages"),
    ],
    results: () => [...manifests().flatMap(entries), ...sites().map((folder) => join(folder, "dist/site/index.html"))],
    run: () =>
      [
        () => run(process.execPath, ["node_modules/tsup/dist/cli-default.js"]),
        ...sites().map(
          (folder) => () =>
            run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], folder),
        ),
      ].reduce((problem, next) => problem ?? next(), undefined),
    hint: "The lines above name the file. If they make no sense, remove node_modules and repeat.",
  },
];

if (steps.some(isStale)) {
  takeLock();
  for (const step of steps.filter(isStale)) {
    const startedAt = Date.now();
    console.error(`overwatch: ${step.name} ...`);
    const problem = step.run();
    if (problem) fail(`${step.name} failed: ${problem}. ${step.hint}`);
    mkdirSync("node_modules", { recursive: true });
    writeFileSync(stamp(step), digest(step.inputs()));
    console.error(`overwatch: ${step.name} took ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

/** A step is done when its stamp tells of the same inputs and its results are there. */
function isStale(step) {
  const done = existsSync(stamp(step)) && readFileSync(stamp(step), "utf8") === digest(step.inputs());
  return !done || !step.results().every((file) => existsSync(file));
}

function stamp(step) {
  return join("node_modules", `.overwatch-${step.name}`);
}

/** @returns what went wrong, or undefined. */
function run(command, args, cwd = ".") {
  const { status, signal, error } = spawnSync(command, args, {
    cwd,
    // Standard output belongs to the command that comes after the set-up.
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
    env: { ...process.env, CI: "true" },
  });
  if (status === 0) return undefined;
  return `\`${[command, ...args].join(" ")}\` ended with ${error?.message ?? signal ?? `exit code ${status}`}`;
}

/** One set-up at a time in a clone. The lock is a file with the holder's process number, made in one step by `link`. */
function takeLock() {
  const mine = `${lockFile}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  process.on("exit", () => rmSync(mine, { force: true }));
  for (let waited = 0; ; waited += 0.2) {
    try {
      linkSync(mine, lockFile);
      process.on("exit", () => rmSync(lockFile, { force: true }));
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = lockHolder();
    if (holder === undefined) continue;
    if (!isRunning(holder)) removeLockOf(holder);
    else if (waited === 0) console.error(`overwatch: waiting for the set-up of process ${holder} ...`);
    if (waited > lockPatienceSeconds) {
      fail(
        `process ${holder} has held ${lockFile} for ${lockPatienceSeconds} s. If it is not a set-up, remove the file.`,
      );
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function lockHolder(file = lockFile) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Moved aside first: between the look and the removal another process may have taken the lock over. */
function removeLockOf(holder) {
  const aside = `${lockFile}.${process.pid}.old`;
  try {
    renameSync(lockFile, aside);
    if (lockHolder(aside) !== holder) linkSync(aside, lockFile);
  } catch {
    // Somebody else was quicker; the next round sees what they left.
  }
  rmSync(aside, { force: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function fail(message) {
  console.error(`overwatch: ${message}`);
  process.exit(3);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function manifests() {
  return readdirSync("packages")
    .map((name) => join("packages", name, "package.json"))
    .filter((file) => existsSync(file));
}

/** Workspaces that are not packages: what is shown and copied. They need an installation, no build. */
function otherManifests() {
  const examples = existsSync("examples") ? readdirSync("examples").map((name) => join("examples", name)) : [];
  return [...examples, "packages/detectors-sdk/template"]
    .map((folder) => join(folder, "package.json"))
    .filter((file) => existsSync(file));
}

/** The JavaScript files that a package promises to those who import it. */
function entries(manifest) {
  return Object.values(readJson(manifest).exports)
    .flatMap((entry) => entry.default ?? [])
    .map((file) => join(dirname(manifest), file));
}

/** Packages with pages, which another tool builds. */
function sites() {
  return manifests()
    .map(dirname)
    .filter((folder) => existsSync(join(folder, "vite.config.ts")));
}

/** What a build reads: sources and tables, without tests. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : sources(path);
    return /\.(tsx?|json|css|html|svg)$/.test(entry.name) && !/\.test(-d)?\.ts$/.test(entry.name) ? [path] : [];
  });
}

function listed(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** Contents decide, not times: a fresh checkout of the same commit needs no second build. */
function digest(files) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(existsSync(file) ? readFileSync(file) : "");
  return hash.digest("hex");
}
