import { createPoster, type Fault, openMerger, parseEndpoint, parseFault } from "@overwatch/receivers/simulate";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { parseCount, parseFrom, parseRun } from "./parse-number.js";

interface SimulateOptions {
  readonly out: string;
  readonly subsystem: string;
  readonly run?: number;
  readonly seed?: number;
  readonly speed: number;
  readonly perRequest?: boolean;
  readonly events?: number;
  readonly runMinutes?: number;
  readonly pauseMinutes?: number;
  readonly fault?: readonly Fault[];
}

/** `overwatch simulate`. */
export function createSimulateCommand(context: CommandContext): Command {
  return createCommand({
    name: "simulate",
    summary: "a detector to try with: it answers over ZeroMQ, or sends over HTTP",
    description:
      "Answer as a merger of the high level trigger, or send files as DQM does (with apiToken of the configuration), with the histograms of EMC, TPC or HLT (other codes get three of their own). " +
      "The same options give the same histograms. Faults: hotChannel, deadRegion, drift, silence, corruptFrame, reset. Ends on SIGINT and SIGTERM.",
    examples: [
      ['overwatch simulate --out "REP@tcp://127.0.0.1:60201" --subsystem EMC', "one minute of data each minute"],
      ["overwatch simulate --subsystem TPC --speed 60 --run-minutes 10 --fault drift@5", "a run in 10 s, with a fault"],
    ],
  })
    .option(
      "--out <where>",
      "where it answers (the port * is a free one), or http://HOST:PORT to send files to",
      "REP@tcp://127.0.0.1:*",
    )
    .option("--subsystem <code>", "EMC, TPC, HLT or any other", "EMC")
    .option("--run <n>", "number of the first run (default: 300100)", parseRun)
    .option("--seed <n>", "another seed is another detector (default: 1)", parseCount)
    .option("--speed <x>", "minutes of data in a minute", parseFrom(0.001, 1e6), 1)
    .option("--per-request", "one minute of data with each request, whatever the clock says")
    .option("--events <n>", "collisions in a minute (default: 1500)", parseCount)
    .option("--run-minutes <n>", "length of a run (default: it does not end)", parseCount)
    .option("--pause-minutes <n>", "minutes between two runs (default: 1)", parseCount)
    .option("--fault <fault>", "a fault, from and to a minute: hotChannel@3-5; may be repeated", addFault)
    .action(
      context.runs(async ({ out, perRequest, speed, events, fault, ...options }: SimulateOptions) => {
        const common = {
          ...options,
          ...(events === undefined ? {} : { eventsPerMinute: events }),
          faults: fault ?? [],
          log: context.log,
          now: Date.now,
        };
        if (/^https?:/.test(out)) {
          const { config } = await context.loadConfig({ module: "receiver" });
          const token = config.apiToken?.reveal() ?? "";
          context.print(`${options.subsystem} sends to ${out}`);
          context.printJson({ format: "overwatch-simulate-1", subsystem: options.subsystem, address: out });
          await createPoster({ ...common, url: out, token, speed }).run(context.io.signal);
          return 0;
        }
        const merger = await openMerger({
          ...common,
          addresses: parseEndpoint(out, ["REP"]).addresses,
          pace: perRequest ? "request" : { speed },
        });
        context.print(`${options.subsystem} answers at ${merger.address}`);
        context.printJson({ format: "overwatch-simulate-1", subsystem: options.subsystem, address: merger.address });
        await merger.run(context.io.signal);
        return 0;
      }),
    );
}

function addFault(text: string, others: readonly Fault[] = []): readonly Fault[] {
  return [...others, parseFault(text)];
}
