// Packs packages as a release would, for those who install them without a registry.
// Usage: node scripts/pack.mjs FOLDER [NAME...]     NAME: a folder below packages/; default: all
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { packBuilt } from "./packages/pack-built.mjs";
import { packageNames } from "./packages/package-names.mjs";
import { repository, run } from "./packages/run.mjs";

const [destination, ...given] = process.argv.slice(2);
if (destination === undefined) fail("expected a folder for the tarballs: node scripts/pack.mjs FOLDER [NAME...]");
const known = packageNames(repository);
const unknown = given.filter((name) => !known.includes(name));
if (unknown.length > 0) fail(`expected names of packages (${known.join(", ")}), found ${unknown.join(", ")}`);
const names = given.length > 0 ? given : known;

// JavaScript and declarations come from two tools; both do nothing when nothing changed.
must(run(process.execPath, [join(repository, "scripts/setup.mjs")]));
must(run(process.execPath, [tsc(), "-b", ...names.map((name) => join("packages", name))]));

const folder = resolve(destination);
mkdirSync(folder, { recursive: true });
const { tarballs, problems } = packBuilt(names, folder);
must({ problems });
for (const tarball of tarballs) console.log(tarball);

function tsc() {
  return join(repository, "node_modules/typescript/bin/tsc");
}

function must({ problems }) {
  if (problems.length > 0) fail(problems.join("\n"));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
