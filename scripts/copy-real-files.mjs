// Copies reference files of detectors under the names that receivers write. Their software keeps histograms in lists inside an entry of
// the conditions database, and the names of its files tell no time: the histograms come out under the names of their lists, at a given time.
// Usage: node scripts/copy-real-files.mjs FOLDER OUT SUBSYSTEM=FILE...
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openRootFile, writeRootFile } from "../packages/root/dist/index.js";

const [from, to, ...given] = process.argv.slice(2);
if (to === undefined || given.length === 0) {
  console.error("expected: node scripts/copy-real-files.mjs FOLDER OUT SUBSYSTEM=FILE...");
  process.exit(2);
}
mkdirSync(to, { recursive: true });
for (const [index, pair] of given.entries()) {
  const [subsystem, file] = pair.split("=");
  const root = await openRootFile(join(from, file));
  const entry = await root.read("AliCDBEntry");
  const minute = String(index).padStart(2, "0");
  const name = `${subsystem}histos_1_C_2010_01_01_00_${minute}_00Z.root`;
  const objects = [...histogramsIn(entry.members.fObject, "")];
  await writeRootFile(join(to, name), objects, { level: 9 });
  await root.close();
  console.log(`${name}: ${objects.length} histograms of ${file}`);
}

/** Names of lists become folders; the text that repeats the kind of run in front of each name goes. */
function* histogramsIn(list, folder) {
  for (const item of list.items) {
    if (item?.kind === "list") yield* histogramsIn(item, item.name === "" ? folder : `${item.name.split("/")[0]}/`);
    else if (item) yield { path: `${folder}${item.name.replace(/^[A-Za-z]+Multiplicity_/, "").trim()}`, object: item };
  }
}
