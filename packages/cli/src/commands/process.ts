import type { PassReport } from "@overwatch/core";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { runUnknown } from "../errors/catalogue.js";
import type { ExitCode } from "../exit-code.js";
import { runPass } from "../pass/run-pass.js";
import { watchPasses } from "../pass/watch-passes.js";
import { passJson } from "../render/pass-json.js";
import { passText } from "../render/pass-text.js";

/** Runs in the report although nothing changed in them: the newest ones. */
const UNCHANGED = 10;

interface ProcessOptions {
  readonly watch?: boolean;
  readonly run?: number;
  readonly force?: boolean;
  readonly hists?: boolean;
}

/** `overwatch process`. */
export function createProcessCommand(context: CommandContext): Command {
  return createCommand({
    name: "process",
    summary: "one pass over the data folder",
    description: "File what was received, and bring every run that changed up to date.",
    examples: [
      ["overwatch process --data /data", "one pass, and what came of it"],
      ["overwatch process --run 300005 --force --hists --json", "one run from scratch, with its histograms as JSON"],
    ],
  })
    .option("--watch", "go on, with a pass at each arrival, until SIGINT or SIGTERM")
    .option("--run <n>", "only this run", parseRun)
    .option("--force", "process again what is up to date")
    .option("--hists", "list the histograms in the JSON")
    .action(
      context.runs(async ({ watch = false, run, force = false, hists = false }: ProcessOptions) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const passes = watch ? watchPasses : runPass;
        const report = await passes(context, config, {
          force,
          unchanged: context.general.json ? UNCHANGED : 0,
          ...(run === undefined ? {} : { runs: [run] }),
        });
        if (run !== undefined && !report.runs.some((passed) => passed.run === run)) throw runUnknown(run, undefined);
        if (!watch) context.print(passText(report)); // else it was told as it happened
        context.printJson(passJson(report, { hists }));
        return exitCodeOfPass(report);
      }),
    );
}

/** 1 when something was quarantined, or a hook or a whole (run, subsystem) failed. */
export function exitCodeOfPass({ quarantined, runs }: PassReport): ExitCode {
  const failed = runs.some(({ subsystems }) =>
    subsystems.some((subsystem) => subsystem.status === "failed" || subsystem.report.failures.length > 0),
  );
  return quarantined.length > 0 || failed ? 1 : 0;
}

function parseRun(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("A run is a number of at most 15 digits.");
  return Number(text);
}
