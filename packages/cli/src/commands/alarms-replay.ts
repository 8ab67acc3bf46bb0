import type { Config, ReplayedRun } from "@overwatch/core";
import { replayAlarms } from "@overwatch/core";
import { createRunner } from "@overwatch/service/runner";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { findPlugins } from "../pass/find-plugins.js";
import { type AlarmRates, ratesOf } from "../render/replay-rates.js";
import { table } from "../render/table.js";
import { parseRuns, type Runs } from "./parse-runs.js";

/** `overwatch alarms replay`. */
export function createAlarmsReplayCommand(context: CommandContext): Command {
  return createCommand({
    name: "alarms replay",
    summary: "what other limits or a new check would have said of past runs",
    description:
      "What other limits or a new check would have said of past runs. FILE is a configuration file with what is to be " +
      "different, usually `detectors.SYS.alarms`. Nothing is changed.",
    examples: [
      ["overwatch alarms replay limits.yaml --runs 300000-300099", "fired, missed and changed per run, and rates"],
      ["overwatch alarms replay new-check.yaml --json", "over all runs, as JSON"],
    ],
  })
    .argument("<file>", "configuration file with what is to be different")
    .option("--runs <a-b>", "only these runs, both included", parseRuns)
    .action(
      context.runs(async (file: string, { runs = {} }: { readonly runs?: Runs }) => {
        const { config: before } = await context.loadConfig({ module: "processing" });
        const { config: after } = await context.loadConfig({ module: "processing", overFile: file });
        const replayed = await replay(context, before, after, runs);
        const rates = ratesOf(replayed);
        context.print(textOf(replayed, rates));
        context.printJson({ format: "overwatch-replay-1", runs: replayed, alarms: rates });
        return replayed.some(({ failures, error }) => failures.length > 0 || error !== undefined) ? 1 : 0;
      }),
    );
}

async function replay(
  context: CommandContext,
  before: Config,
  after: Config,
  runs: Runs,
): Promise<readonly ReplayedRun[]> {
  const { plugins } = await findPlugins(context, after);
  const runner = createRunner({ hookTimeout: after.plugins.hookTimeout, log: context.log });
  try {
    const replayed: ReplayedRun[] = [];
    for await (const run of replayAlarms(runs, { before, after, plugins, runSubsystem: runner.run }))
      replayed.push(run);
    return replayed;
  } finally {
    await runner.close();
  }
}

function textOf(runs: readonly ReplayedRun[], rates: readonly AlarmRates[]): string {
  if (runs.length === 0)
    return "Nothing would be different: no run was processed, or the file changes no alarm of theirs.";
  const lines = runs.flatMap(({ run, subsystem, alarms, failures, error }) => [
    ...alarms
      .filter(({ fired, missed, changed }) => fired.length + missed.length + changed.length > 0)
      .map(({ alarm, on, fired, missed, changed, message }) => [
        String(run),
        subsystem,
        alarm,
        on,
        String(fired.length),
        String(missed.length),
        String(changed.length),
        message ?? "",
      ]),
    ...failures.map(({ message }) => [String(run), subsystem, "", "", "", "", "", `failed: ${message}`]),
    ...(error === undefined ? [] : [[String(run), subsystem, "", "", "", "", "", `failed: ${error.message}`]]),
  ]);
  const header = ["RUN", "SUBSYSTEM", "ALARM", "ON", "FIRED", "MISSED", "CHANGED", "FIRST MESSAGE"];
  return [
    `${runs.length} runs of subsystems replayed`,
    ...(lines.length === 0 ? ["no flag would be different"] : table([header, ...lines], [4, 5, 6])),
    "",
    ...table(
      [
        ["SUBSYSTEM", "ALARM", "FILES", "RAISED NOW", "RAISED THEN", "FIRED", "MISSED", "CHANGED"],
        ...rates.map(({ subsystem, alarm, judged, before, after, fired, missed, changed }) =>
          [subsystem, alarm, judged, before, after, fired, missed, changed].map(String),
        ),
      ],
      [2, 3, 4, 5, 6, 7],
    ),
  ].join("\n");
}
