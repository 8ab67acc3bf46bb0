import { availableParallelism } from "node:os";
import type { Config, PassEdges, RebuildEdges, RebuildRequest } from "@overwatch/core";
import { rebuild, verifyRebuild } from "@overwatch/core";
import { readPublications } from "@overwatch/core/host";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import type { ExitCode } from "../exit-code.js";
import { withPasses } from "../pass/run-pass.js";
import { createProgress } from "../progress.js";
import { rebuildText, verifyText } from "../render/rebuild-text.js";
import { parseRun } from "./parse-number.js";

/** More threads than this are a slip of the keyboard. */
const MOST_WORKERS = 64;

interface RebuildOptions {
  readonly verify?: boolean;
  readonly index?: boolean;
  readonly restart?: boolean;
  readonly workers: number;
  readonly run?: readonly number[];
}

/** `overwatch rebuild`. */
export function createRebuildCommand(context: CommandContext): Command {
  return createCommand({
    name: "rebuild",
    summary: "make everything derived again, or prove that it can be",
    description:
      "Make combined and processed files, reports, trends and the index anew from the received files, run info, " +
      "configuration and recorded decisions. Interrupted, the next call goes on where it ended. With --verify, make all " +
      "of it in memory and compare: every difference is named.",
    examples: [
      ["overwatch rebuild --data /data", "everything, on all cores"],
      ["overwatch rebuild --verify --json", "compare instead of writing; exit code 1 when something differs"],
      ["overwatch rebuild --index", "only overwatch.db, from the reports: seconds"],
    ],
  })
    .option("--verify", "compare what is stored with what would be made; nothing is written")
    .option("--index", "only the index, from the reports")
    .option("--restart", "do not go on where an interrupted rebuilding ended")
    .option("--workers <n>", "how many threads process at the same time", parseWorkers, availableParallelism())
    .option("--run <n>", "only this run; may be given several times", collectRuns)
    .action(
      context.runs(async (options: RebuildOptions) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const command = options.verify ? "overwatch rebuild --verify" : "overwatch rebuild";
        const { workers } = options;
        return withPasses(context, config, (edges) => perform(context, edges, options), { command, threads: workers });
      }),
    );
}

async function perform(context: CommandContext, edges: PassEdges, options: RebuildOptions): Promise<ExitCode> {
  if (options.index) return rebuildIndex(context, edges);
  const progress = createProgress(context);
  const { signal } = context.io;
  const given: RebuildEdges = { ...edges, workers: options.workers, signal, progress: progress.step };
  const request: RebuildRequest = {
    ...(options.run === undefined ? {} : { runs: options.run }),
    ...(options.restart === undefined ? {} : { restart: options.restart }),
  };
  try {
    return await (options.verify ? verify(context, request, given) : make(context, request, given));
  } finally {
    progress.end();
  }
}

async function make(context: CommandContext, request: RebuildRequest, edges: RebuildEdges): Promise<ExitCode> {
  const report = await rebuild(request, edges);
  context.print(rebuildText(report));
  context.printJson(report);
  return report.complete && report.failed.length === 0 ? 0 : 1;
}

async function verify(context: CommandContext, request: RebuildRequest, edges: RebuildEdges): Promise<ExitCode> {
  const report = await verifyRebuild(request, edges);
  context.print(verifyText(report));
  context.printJson(report);
  return report.differences.length === 0 ? 0 : 1;
}

async function rebuildIndex(
  context: CommandContext,
  { store, config, now }: Pick<PassEdges, "store" | "now"> & { readonly config: Pick<Config, "dataFolder"> },
): Promise<ExitCode> {
  const started = now();
  const index = await store.rebuild(readPublications(config.dataFolder));
  const seconds = (now() - started) / 1000;
  const { published, unchanged, removed } = index;
  context.print(`The index: ${published} published, ${unchanged} unchanged, ${removed} removed, in ${seconds} s.`);
  context.printJson({ format: "overwatch-rebuild-index-1", ...index, seconds });
  return 0;
}

function parseWorkers(text: string): number {
  const workers = Number(text);
  if (!/^\d+$/.test(text) || workers < 1 || workers > MOST_WORKERS) {
    throw new InvalidArgumentError(`Expected a number of threads from 1 to ${MOST_WORKERS}.`);
  }
  return workers;
}

function collectRuns(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, parseRun(text)];
}
