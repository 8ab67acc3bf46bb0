import { resolve } from "node:path";
import type { Config } from "@overwatch/core";
import { createReplay, type ReplayOptions } from "@overwatch/receivers/replay";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { runReceivers } from "../receive/run-receivers.js";
import { parseCount, parseFrom, parseRun } from "./parse-number.js";

interface ReplayCommandOptions {
  readonly from?: string;
  readonly to?: string;
  readonly as?: number;
  readonly mode?: string;
  readonly keepMode?: boolean;
  readonly speed?: number;
  readonly every?: number;
  readonly files?: number;
}

/** `overwatch replay`. */
export function createReplayCommand(context: CommandContext): Command {
  return createCommand({
    name: "replay",
    summary: "let an old run trickle in again",
    description:
      "Copy the received files of a run into a data folder, in order of their times, as if they came now. The HLT mode REPLAY marks them. " +
      "The run itself stays as it is; a replay that was interrupted may be begun again.",
    examples: [
      ["overwatch replay 300005 --to other-data --speed 60", "a minute in a second, into another data folder"],
      ["overwatch replay 300005 --as 900005 --every 10", "into the same one under another number, a file each 10 s"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .option(
      "--from <dir>",
      "the data folder that the run is in (default: dataReplaySourceDirectory, else the data folder)",
    )
    .option(
      "--to <dir>",
      "the data folder that it comes into (default: dataReplayDestinationDirectory, else the data folder)",
    )
    .option("--as <run>", "the number that it gets (default: its own)", parseRun)
    .option(
      "--mode <letters>",
      "the HLT mode that it gets (default: REPLAY; E is filed apart and not processed)",
      parseMode,
    )
    .option("--keep-mode", "the run's own HLT mode: nothing marks it as a replay then")
    .option("--speed <x>", "the pace of the run itself, so many times as fast", parseFrom(0.001, 1e9))
    .option("--every <s>", "seconds between two portions (default: dataReplayTimeToSleep)", parseFrom(0, 86_400))
    .option("--files <n>", "files in a portion (default: dataReplayMaxFilesPerReplay)", parseCount)
    .action(
      context.runs(async (run: number, options: ReplayCommandOptions) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const replay = createReplay(replayOptions(run, options, config, context.io.cwd), {
          log: context.log,
          now: Date.now,
        });
        return runReceivers(context, [replay]);
      }),
    );
}

function replayOptions(run: number, given: ReplayCommandOptions, config: Config, cwd: string): ReplayOptions {
  const { dataFolder, timeZone } = config;
  const { from = config.dataReplaySourceDirectory, to = config.dataReplayDestinationDirectory, as, keepMode } = given;
  const mode = keepMode ? "" : given.mode;
  const { every = config.dataReplayTimeToSleep, files = config.dataReplayMaxFilesPerReplay } = given;
  return {
    from: resolve(cwd, from ?? dataFolder),
    to: resolve(cwd, to ?? dataFolder),
    run,
    timeZone,
    ...(as === undefined ? {} : { as }),
    ...(mode === undefined ? {} : { mode }),
    pace: given.speed === undefined ? { every, files } : { speed: given.speed },
  };
}

function parseMode(text: string): string {
  if (!/^[A-Za-z]{1,16}$/.test(text)) throw new InvalidArgumentError("A mode is 1 to 16 letters.");
  return text.toUpperCase();
}
