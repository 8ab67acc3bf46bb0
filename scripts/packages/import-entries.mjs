import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf } from "./pack.mjs";
import { run } from "./run.mjs";

/** Imports each entry of the installed packages in a process of its own and compares its names with the list in the repository. */
export function importEntries(consumer, packages) {
  return packages.flatMap(({ folder, manifest }) => {
    const file = join(folder, "exports.txt");
    const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
    const script = join(consumer, "import-entries.mjs");
    writeFileSync(script, scriptFor(entriesOf(manifest)));
    const { stdout, problems } = run(process.execPath, [script], consumer);
    if (problems.length > 0) return problems;
    return stdout === expected ? [] : [`${manifest.name} exports other names than ${file} says:\n${stdout}`];
  });
}

/** The text that scripts/exports.test.mjs keeps: each entry, its names sorted and indented. */
export function listNames(entry, module) {
  return `${entry}\n${Object.keys(module)
    .sort()
    .map((name) => `  ${name}\n`)
    .join("")}`;
}

function scriptFor(entries) {
  return `${listNames.toString()}
for (const entry of ${JSON.stringify(entries)}) process.stdout.write(listNames(entry, await import(entry)));
`;
}
