import type { PassRun } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { runUnknown } from "../errors/catalogue.js";
import { withIndex } from "../pass/with-index.js";
import { runJson } from "../render/pass-json.js";
import { runText } from "../render/pass-text.js";
import { parseRun } from "./parse-number.js";

/** `overwatch runs show`. */
export function createRunsShowCommand(context: CommandContext): Command {
  return createCommand({
    name: "runs show",
    summary: "what was found in a run",
    description: "Show what processing found in a run; the JSON is that run's part of `process --json`.",
    examples: [
      ["overwatch runs show 300005", "its subsystems, groups, trends and alarms"],
      ["overwatch runs show 300005 --json --hists", "everything in numbers, as JSON"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .option("--hists", "list the histograms in the JSON")
    .action(
      context.runs(async (number: number, { hists = false }: { hists?: boolean }) => {
        const run = await withIndex(context, (store) => readRun(store, number));
        context.print(runText(run));
        context.printJson(runJson(run, { hists }));
        return 0;
      }),
    );
}

/** What is stored was processed; that a subsystem failed is known to the pass alone. */
async function readRun(store: Store, number: number): Promise<PassRun> {
  const [summary, reports] = await Promise.all([store.run(number), store.reports(number)]);
  if (summary === undefined) throw runUnknown(number, (await store.runs({ limit: 1 }))[0]?.run);
  return {
    run: number,
    hltMode: summary.hltMode,
    subsystems: reports.map((report) => ({ status: "processed", report })),
  };
}
