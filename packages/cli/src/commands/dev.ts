import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { examinePackage } from "@overwatch/core/plugins";
import type { Command } from "commander";
import { buildPackage } from "../author/build-package.js";
import { diffRecords } from "../author/diff-records.js";
import type { AuthorRun, ErrorText } from "../author/protocol.js";
import { runAuthor } from "../author/run-author.js";
import { watchSources } from "../author/watch-sources.js";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";

/** Seconds for importing the plug-in, and for each recorded run. */
const patience = 60;
/** Most lines of change that are printed of a run. */
const mostLines = 60;

interface DevOptions {
  readonly once?: boolean;
  readonly reset?: boolean;
}

/** What one look at the plug-in gave. */
interface Look {
  readonly runs: readonly AuthorRun[];
  readonly findings: readonly ErrorText[];
}

/** `overwatch dev`. */
export function createDevCommand(context: CommandContext): Command {
  return createCommand({
    name: "dev",
    summary: "process recorded runs again at each save of a plug-in",
    description:
      "Build an author's package, process the runs in the data folder with it, and do both again at each save, until SIGINT or " +
      "SIGTERM: what changed in groups, histograms, trends and alarms is shown. The data folder is only read.",
    examples: [
      ["overwatch dev . --data testdata", "the package in this folder, on its own recorded files"],
      ["overwatch dev ../its --data /data --once", "once, with everything that the plug-in makes"],
    ],
  })
    .argument("[dir]", "folder of the package", ".")
    .option("--once", "build, process, print everything, and end")
    .option("--reset", "each file holds its interval, and not everything since the start of the run")
    .action(
      context.runs(async (dir: string, { once = false, reset = false }: DevOptions) => {
        const folder = resolve(context.io.cwd, dir);
        const { config } = await context.loadConfig({ module: "processing" });
        const look = () => lookAt(context, folder, { data: config.dataFolder, timeZone: config.timeZone, reset });
        if (once) {
          const { runs, findings } = await look();
          context.print([...runs.map(({ record }) => record), ...findingLines(findings)].join("\n"));
          context.printJson({ format: "overwatch-dev-1", runs, findings });
          return findings.length > 0 ? 1 : 0;
        }
        const saves = watchSources(folder, context.io.signal);
        try {
          let last: Look | undefined;
          do {
            const now = await look();
            if (context.io.signal.aborted) break;
            context.print(changeText(last, now));
            if (now.runs.length > 0) last = now;
            context.log.info(`waiting for a save in ${folder} ...`);
          } while (await saves.next());
        } finally {
          saves.close();
        }
        return 0;
      }),
    );
}

async function lookAt(
  context: CommandContext,
  folder: string,
  { data, timeZone, reset }: { readonly data: string; readonly timeZone: string; readonly reset: boolean },
): Promise<Look> {
  const { signal } = context.io;
  const broken = await buildPackage(folder, signal);
  if (broken !== undefined) return { runs: [], findings: [broken] };
  const found = await examinePackage(folder);
  if (found.status === "failed") {
    const { code, message, hint } = found.error;
    return { runs: [], findings: [{ code, message: [message, hint].filter(Boolean).join(" ") }] };
  }
  return runAuthor(
    {
      candidate: found,
      data: pathToFileURL(`${resolve(context.io.cwd, data)}/`).href,
      timeZone,
      cumulative: !reset,
      twice: false,
    },
    { patience, signal, output: context.log.info },
  );
}

/** The first time a line per run; later, what changed. */
function changeText(before: Look | undefined, { runs, findings }: Look): string {
  const lines = runs.flatMap((run) => {
    const head = `run ${run.run}: ${run.hists} histograms in ${run.groups} groups, ${run.trends} trends, ${run.quality}, ${run.seconds.toFixed(2)} s`;
    const known = before?.runs.find(({ run: number }) => number === run.run);
    if (known === undefined) return [head];
    const changes = diffRecords(known.record, run.record);
    if (changes.length === 0) return [`${head}: as before`];
    const rest = changes.length > mostLines ? [`  ... and ${changes.length - mostLines} lines more`] : [];
    return [head, ...changes.slice(0, mostLines).map((line) => `  ${line}`), ...rest];
  });
  return [...lines, ...findingLines(findings)].join("\n");
}

function findingLines(findings: readonly ErrorText[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}\n  ${message.replaceAll("\n", "\n  ")}`);
}
