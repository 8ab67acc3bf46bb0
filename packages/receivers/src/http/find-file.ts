import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { aliceGrammar, parseReceivedName, runFolder, storedName } from "@overwatch/core/names";

/** Names of the files of DQM that lie in the data folder, in order. */
export async function listFiles(dataFolder: string): Promise<readonly string[]> {
  const entries = await readdir(dataFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isOfDqm(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Where a file is: in the data folder, or in its run under the name that it has there. undefined when nowhere. */
export async function findFile(dataFolder: string, name: string): Promise<string | undefined> {
  // What may be listed may be fetched, and nothing else (WART 65).
  if (!isOfDqm(name)) return undefined;
  const parsed = parseReceivedName(name, aliceGrammar, "UTC");
  if ("reason" in parsed) return undefined;
  const { subsystem, run, timeText } = parsed;
  const places = [join(dataFolder, name), join(dataFolder, runFolder(run), subsystem, storedName(subsystem, timeText))];
  for (const path of places) {
    const found = await lstat(path).catch(() => undefined);
    if (found?.isFile()) return path;
  }
  return undefined;
}

function isOfDqm(name: string): boolean {
  return name.toUpperCase().includes("DQM") && !("reason" in parseReceivedName(name, aliceGrammar, "UTC"));
}
