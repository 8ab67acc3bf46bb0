import type { RunPage, RunSummary } from "@overwatch/core/store";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withIndex } from "../pass/with-index.js";
import { formatTime } from "../render/format-time.js";
import { table } from "../render/table.js";
import { parseCount, parseRun } from "./parse-number.js";

/** `overwatch runs list`. */
export function createRunsListCommand(context: CommandContext): Command {
  return createCommand({
    name: "runs list",
    summary: "the processed runs, newest first",
    description: "List the processed runs, newest first, with the worst quality of their subsystems. Times are UTC.",
    examples: [
      ["overwatch runs list --limit 20", "the newest twenty"],
      ["overwatch runs list --before 300005 --limit 20 --json", "the twenty before a run, as JSON"],
    ],
  })
    .option("--limit <n>", "at most so many runs", parseCount)
    .option("--before <run>", "only runs with a smaller number", parseRun)
    .action(
      context.runs(async (page: RunPage) => {
        const runs = await withIndex(context, (store) => store.runs(page));
        context.print(textOf(runs));
        context.printJson(runs);
        return 0;
      }),
    );
}

function textOf(runs: readonly RunSummary[]): string {
  if (runs.length === 0) return "No run was processed yet: `overwatch process` does it.";
  const rows = runs.map(({ run, hltMode, startOfRun, endOfRun, quality, subsystems }) => [
    String(run),
    hltMode,
    formatTime(startOfRun),
    `${Math.floor((endOfRun - startOfRun) / 60)} min`,
    quality === "null" ? "not judged" : quality,
    subsystems.join(" "),
  ]);
  return table([["RUN", "HLT", "START (UTC)", "LENGTH", "QUALITY", "SUBSYSTEMS"], ...rows], [0, 3]).join("\n");
}
