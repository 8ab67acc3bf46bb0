// Compares @overwatch/root with what real ROOT says in a folder of goldens: `algebra/`, and at any depth files and messages with their
// contents as JSON beside them.
// Usage: npm run conformance -- DIR        prints what differs and last "N passed, M failed"; exit code 1 if something failed
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";

const [, , directory] = process.argv;
if (directory === undefined || !statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(
    `conformance: expected a folder of goldens, found ${directory ?? "nothing"}. Usage: npm run conformance -- DIR`,
  );
  process.exit(2);
}

const { formatReports, runSuites, count } = await import("../packages/root/dist/conformance/index.js");

const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, sep).length).replaceAll(sep, "/"));
const known = new Set(paths);
const folder = { paths, read: async (path) => (known.has(path) ? readFileSync(join(directory, path)) : undefined) };

const reports = await runSuites(folder);
if (count(reports, "passed") + count(reports, "failed") === 0) {
  console.error(
    `conformance: ${directory} holds no goldens: expected algebra/cases.json, or files or messages of ROOT with their JSON beside them.`,
  );
  process.exit(2);
}
for (const line of formatReports(reports)) console.log(line);
process.exitCode = count(reports, "failed") > 0 ? 1 : 0;
