import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Expected, recorded } from "./expected.js";

/** A data folder of its own beside a configuration for the scenario; `remove` takes both away. */
export interface Place {
  readonly dataFolder: string;
  readonly config: string;
  readonly remove: () => Promise<void>;
}

export async function makePlace({ cumulativeMode, subsystemList }: Expected): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "overwatch-scenario-"));
  const config = join(folder, "config.yaml");
  await writeFile(config, JSON.stringify({ cumulativeMode, subsystemList: [...subsystemList] }));
  return { dataFolder: join(folder, "data"), config, remove: () => rm(folder, { recursive: true }) };
}

/** What a receiver would bring, in order of names: everything of a scenario but the answers. */
export async function namesOf(scenario: string): Promise<readonly string[]> {
  const names = await readdir(join(recorded, scenario));
  return names.filter((name) => name !== "expected.json" && name !== "truth.json").sort();
}

export async function bring(scenario: string, names: readonly string[], dataFolder: string): Promise<void> {
  for (const name of names) await cp(join(recorded, scenario, name), join(dataFolder, name), { recursive: true });
}
