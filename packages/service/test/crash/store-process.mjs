// A process of its own that writes to a store, for tests of several processes and of sudden ends. Uses the built package.
// node store-process.mjs publish|rebuild FOLDER FILE: FILE holds publications as `encodePlain` writes them.
// Prints a line when it has opened the store, and one after each publication.
import { readFileSync } from "node:fs";
import { decodePlain } from "@overwatch/core/store";
import { openStore } from "@overwatch/service/store";

const [verb, folder, file] = process.argv.slice(2);
const publications = decodePlain(readFileSync(file, "utf8"));
const { store } = await openStore({ folder });
console.log("open");

if (verb === "publish") {
  for (const publication of publications) {
    await store.publish(publication);
    console.log(publication.report.key);
  }
  await store.close();
} else {
  await store.rebuild(readForEver());
}

async function* readForEver() {
  yield* publications;
  console.log("half-way");
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
}
