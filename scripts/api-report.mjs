// The public surface of each package as text: packages/*/api.txt. A change of an exported type shows there as a difference, and is reviewed.
// Usage: node scripts/api-report.mjs            compares, after `npm run build:types`; exit code 1 when something differs
//        node scripts/api-report.mjs --update   writes
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeEntry, openDeclarations } from "./packages/describe-entry.mjs";
import { entriesOf } from "./packages/entries-of.mjs";
import { packageNames } from "./packages/package-names.mjs";
import { repository } from "./packages/run.mjs";

const update = process.argv.includes("--update");
const packages = packageNames(repository).map((name) => {
  const folder = join(repository, "packages", name);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const entries = entriesOf(manifest).map((entry) => ({
    entry,
    file: join(folder, manifest.exports[entry.replace(manifest.name, ".")].types),
  }));
  return { name, folder, entries };
});

const missing = packages.flatMap(({ entries }) => entries).filter(({ file }) => !existsSync(file));
if (missing.length > 0) {
  console.error(
    `expected declarations, found none of ${missing.map(({ entry }) => entry).join(", ")}: run \`npm run build:types\``,
  );
  process.exit(3);
}

const declarations = openDeclarations(packages.flatMap(({ entries }) => entries.map(({ file }) => file)));
let differing = 0;
for (const { name, folder, entries } of packages) {
  const text = `${entries.map(({ entry, file }) => `# ${entry}\n\n${ordered(describeEntry(declarations, file))}`).join("\n")}`;
  const report = join(folder, "api.txt");
  const before = existsSync(report) ? readFileSync(report, "utf8") : "";
  if (before === text) continue;
  differing += 1;
  if (update) writeFileSync(report, text);
  console.log(`packages/${name}/api.txt ${update ? "is written anew" : `differs: ${firstDifference(before, text)}`}`);
}
if (differing === 0) console.log(`${packages.length} packages, as their api.txt says`);
else if (!update)
  console.log("If that is what you mean: `npm run api`, and look at the difference before you commit it.");
process.exitCode = differing > 0 && !update ? 1 : 0;

/** Texts in a union come in an order that depends on what the compiler saw before. */
function ordered(text) {
  return text.replace(/"[^"|\n]*"(?: \| "[^"|\n]*")+/g, (union) => union.split(" | ").sort().join(" | "));
}

function firstDifference(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const at = now.findIndex((line, i) => line !== old[i]);
  const index = at < 0 ? now.length : at;
  return `line ${index + 1}, ${JSON.stringify(old[index] ?? "")} is now ${JSON.stringify(now[index] ?? "")}`;
}
