import type { ThinReport } from "@overwatch/core";
import { thin } from "@overwatch/core";
import { processPass } from "@overwatch/core/host";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withPasses } from "../pass/run-pass.js";
import { createThinnedRecords } from "../pass/thinned-records.js";
import { firstOf } from "../render/table.js";
import { parseRun } from "./parse-number.js";

interface ThinOptions {
  readonly dryRun?: boolean;
  readonly run?: number;
}

/** `overwatch thin`. */
export function createThinCommand(context: CommandContext): Command {
  return createCommand({
    name: "thin",
    summary: "remove old received files by policy",
    description:
      "Remove received files as `retention` in the configuration says: never the last copy of any counts, and none before " +
      "what was found in it is recorded. Results stay as they are.",
    examples: [
      ["overwatch thin --dry-run", "what would go, and what stays and why"],
      ["overwatch thin --run 300005 --json", "one run, with the list as JSON"],
    ],
  })
    .option("--dry-run", "only say what would be removed")
    .option("--run <n>", "only this run", parseRun)
    .action(
      context.runs(async ({ dryRun = false, run }: ThinOptions) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const records = createThinnedRecords(config.stateFolder);
        const perform = async (edges: Parameters<Parameters<typeof withPasses>[2]>[0]) => {
          const runs = run === undefined ? {} : { runs: [run] };
          const report = await thin({ dryRun, ...runs }, { ...edges, record: records.record });
          // Reports say which files are gone.
          const changed = [...new Set(report.removed.map(({ file }) => Number(/^Run(\d+)/.exec(file)?.[1])))];
          if (!dryRun && changed.length > 0) await processPass({ runs: changed }, edges);
          return report;
        };
        try {
          const report = await withPasses(context, config, perform, { command: "overwatch thin" });
          context.print(textOf(report));
          context.printJson(report);
          return 0;
        } finally {
          await records.close();
        }
      }),
    );
}

function textOf({ dryRun, removed, kept, bytes }: ThinReport): string {
  const verb = dryRun ? "would be removed" : "removed";
  return [
    ...firstOf(
      removed.map(({ file, rule }) => `${file}: ${verb} (${rule})`),
      40,
    ),
    ...firstOf(
      kept.map(({ file, reason }) => `${file}: stays: ${reason}`),
      40,
    ),
    `${removed.length} files, ${(bytes / 1e6).toFixed(1)} MB ${verb}; ${kept.length} stay that are old enough to go`,
  ].join("\n");
}
