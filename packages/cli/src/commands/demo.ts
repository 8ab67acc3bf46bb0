import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { demoDataMissing } from "../errors/catalogue.js";
import { runPass } from "../pass/run-pass.js";
import { passJson } from "../render/pass-json.js";
import { passText } from "../render/pass-text.js";

/** Two runs with injected faults and two replays, and of the damaged files two of each kind of fault. */
const bundled: readonly (readonly [folder: string, wanted: RegExp])[] = [
  ["anomalies", /^(EMC|TPC|HLT)histos_30001[567]_/],
  ["malformed", /^EMChistos_300075_C_2015_11_24_18_(6|14|20)_10\.root$|^EMChistos_300075_C_2015_13/],
];

const next = `
What to do next
  npx overwatch demo --data my-data          the same, but the data stay in ./my-data
  npx overwatch runs list --data my-data     what is known
  npx overwatch trends list --data my-data   what is followed over time
  Put ROOT files of your own into a folder, named like EMChistos_300005_C_2015_11_24_18_05_10.root, and call
  npx overwatch process --data FOLDER
`;

/** `overwatch demo`. */
export function createDemoCommand(context: CommandContext): Command {
  return createCommand({
    name: "demo",
    summary: "the main job on bundled data, without any set-up",
    description:
      "Process bundled runs with injected faults, and print what came of it. Ends with 0: the faults are part of the demonstration.",
    examples: [
      ["overwatch demo", "in a temporary folder, which is removed at the end"],
      ["overwatch demo --data my-data", "in a folder that stays, to look around in afterwards"],
    ],
  })
    .option("--once", "process and end: what it does until there is a detector to simulate")
    .action(
      context.runs(async () => {
        const kept = context.general.data;
        const dataFolder = kept ?? (await mkdtemp(join(tmpdir(), "overwatch-demo-")));
        try {
          await bringFiles(bundledFolder(), dataFolder);
          const { config } = await context.loadConfig({ module: "processing" });
          // The demonstration is the same on every machine: whatever the configuration says of data and detectors.
          const report = await runPass(context, { ...config, dataFolder, stateFolder: dataFolder }, {});
          context.print(`${passText(report)}${next}`);
          context.printJson(passJson(report, { hists: false }));
          return 0;
        } finally {
          if (kept === undefined) await rm(dataFolder, { recursive: true, force: true });
        }
      }),
    );
}

/** The runs of the clone that this file is in. */
function bundledFolder(): string {
  return fileURLToPath(new URL("../../../testdata/runs/", import.meta.url));
}

/** @throws DEMO_DATA_MISSING outside a clone. */
async function bringFiles(from: string, dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  for (const [folder, wanted] of bundled) {
    const names = await readdir(join(from, folder)).catch(() => {
      throw demoDataMissing(join(from, folder));
    });
    for (const name of names.filter((candidate) => wanted.test(candidate))) {
      await cp(join(from, folder, name), join(dataFolder, name), { force: false });
    }
  }
}
