import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf } from "./entries-of.mjs";
import { run } from "./run.mjs";

/** Imports each entry of the installed packages in a process of its own and compares its names with the list in the repository. */
export function importEntries(consumer, packages) {
  return packages.flatMap(({ folder, manifest }) => {
    const file = join(folder, "exports.txt");
    const script = join(consumer, "import-entries.mjs");
    writeFileSync(script, scriptFor(entriesOf(manifest)));
    const { stdout, problems } = run(process.execPath, [script], consumer);
    if (problems.length > 0) return problems;
    const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
    return stdout === expected
      ? []
      : [`${manifest.name} differs from its exports.txt:\n${differences(expected, stdout)}`];
  });
}

/** The text that scripts/exports.test.mjs keeps: one line per name, entry first. */
export function listNames(entry, module) {
  return Object.keys(module)
    .sort()
    .map((name) => `${entry} ${name}\n`)
    .join("");
}

function differences(expected, found) {
  const [before, after] = [expected, found].map((text) => text.split("\n").filter(Boolean));
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const added = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [...gone, ...added].join("\n");
}

function scriptFor(entries) {
  return `${listNames.toString()}
for (const entry of ${JSON.stringify(entries)}) process.stdout.write(listNames(entry, await import(entry)));
`;
}
