import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openHistograms, type SubsystemWork } from "@overwatch/core";
import { type Candidate, discoverPlugins } from "@overwatch/core/plugins";
import type { RunnerResult } from "../lane.js";
import { createRunner, type Runner, type RunnerOptions } from "../runner.js";

const folder = fileURLToPath(new URL("../../../../../testdata/root/goldens", import.meta.url));
/** The work on one real file. */
export const work: SubsystemWork = {
  run: 1,
  hltMode: "C",
  subsystem: "EMC",
  fileLocationSubsystem: "EMC",
  folder,
  files: [{ name: "directories.root", time: 1000, size: 1, sha256: "" }],
  cumulative: true,
  key: "",
  keyParts: { basis: "", files: "", context: "" },
  combinedFile: "",
  options: {},
  settings: {},
  monitoring: {},
  suspended: [],
};

/** A deployment in a folder of its own, with runners that are closed with it. */
export interface RunnerPlace {
  readonly root: string;
  /** What the runners warned of. */
  readonly warnings: readonly string[];
  readonly start: (options?: Partial<RunnerOptions>) => Runner;
  readonly writePlugin: (code: string, name?: string, subsystem?: string) => Promise<Candidate>;
  readonly remove: () => Promise<void>;
}

export async function makeRunnerPlace(): Promise<RunnerPlace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "overwatch-runner-")));
  const warnings: string[] = [];
  const runners: Runner[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (message: string) => warnings.push(message) };
  return {
    root,
    warnings,
    start: (options = {}) => {
      const runner = createRunner({ hookTimeout: 0.3, log, ...options });
      runners.push(runner);
      return runner;
    },
    writePlugin: (code, name = "plugin", subsystem = "EMC") => writePlugin(root, code, name, subsystem),
    remove: async () => {
      for (const runner of runners) await runner.close();
      await rm(root, { recursive: true });
    },
  };
}

async function writePlugin(root: string, code: string, name: string, subsystem: string): Promise<Candidate> {
  const home = join(root, "node_modules", name);
  await mkdir(home, { recursive: true });
  const overwatch = { plugin: "detector", subsystem, api: "^1.0.0" };
  await writeFile(
    join(home, "package.json"),
    JSON.stringify({ version: "1.0.0", type: "module", exports: "./index.js", overwatch }),
  );
  await writeFile(join(home, "index.js"), code);
  await writeFile(join(root, "package.json"), JSON.stringify({ dependencies: { [name]: "1" } }));
  const [found] = (await discoverPlugins(root, [])).packages;
  if (found?.status !== "found") throw new Error(`not found: ${JSON.stringify(found)}`);
  return found;
}

/** The histograms of the processed file, by name. */
export async function shownContents({ report, outputs }: RunnerResult) {
  const file = await openHistograms(outputs.get(report.processedFile ?? "") ?? new Uint8Array());
  return Promise.all(file.infos.map(async ({ name }) => [name, await file.read(name)] as const));
}
