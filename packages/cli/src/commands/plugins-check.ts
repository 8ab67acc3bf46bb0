import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { examinePackage } from "@overwatch/core/plugins";
import type { Command } from "commander";
import { checkPackage } from "../author/check-package.js";
import { listTarball } from "../author/list-tarball.js";
import type { AuthorRun, ErrorText } from "../author/protocol.js";
import { runAuthor } from "../author/run-author.js";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";

/** Seconds for importing the plug-in, and for each recorded run. */
const patience = 60;

interface CheckOptions {
  readonly runs?: string;
  readonly reset?: boolean;
}

/** What the command found: a public contract. */
interface CheckReport {
  readonly format: "overwatch-plugin-check-1";
  readonly package: string;
  readonly version: string;
  readonly subsystem: string | null;
  readonly api: string | null;
  readonly runs: readonly Omit<AuthorRun, "record">[];
  readonly findings: readonly ErrorText[];
}

/** `overwatch plugins check`. */
export function createPluginsCheckCommand(context: CommandContext): Command {
  return createCommand({
    name: "plugins check",
    summary: "look through an author's package",
    description:
      "Look at a built package as a deployment would: manifest, tarball, code; then run it on the recorded runs in its folder " +
      "testdata, twice. Exit 1: something was found.",
    examples: [
      ["overwatch plugins check ../its", "the package in this folder"],
      ["overwatch plugins check . --runs /data", "with the runs of a data folder"],
    ],
  })
    .argument("[dir]", "folder of the package", ".")
    .option("--runs <dir>", "folder with recorded runs (default: testdata in the package, if it holds ROOT files)")
    .option("--reset", "each file holds its interval, and not everything since the start of the run")
    .action(
      context.runs(async (dir: string, options: CheckOptions) => {
        const report = await check(context, resolve(context.io.cwd, dir), options);
        context.print(textOf(report));
        context.printJson(report);
        return report.findings.length > 0 ? 1 : 0;
      }),
    );
}

async function check(
  context: CommandContext,
  folder: string,
  { runs, reset = false }: CheckOptions,
): Promise<CheckReport> {
  const found = await examinePackage(folder);
  const { package: name, version, manifest } = found;
  const head = {
    format: "overwatch-plugin-check-1",
    package: name,
    version,
    subsystem: manifest?.subsystem ?? null,
    api: manifest?.api ?? null,
  } as const;
  if (found.status === "failed") {
    const { code, message, hint } = found.error;
    return { ...head, runs: [], findings: [{ code, message: [message, hint].filter(Boolean).join(" ") }] };
  }
  const packageJson = JSON.parse((await readFile(join(folder, "package.json"), "utf8")).replace(/^\uFEFF/, ""));
  const { config } = await context.loadConfig({ module: "processing" });
  const data = runs === undefined ? await ownRuns(folder) : resolve(context.io.cwd, runs);
  const running = runAuthor(
    {
      candidate: found,
      data: data && pathToFileURL(`${data}/`).href,
      timeZone: config.timeZone,
      cumulative: !reset,
      twice: true,
    },
    { patience, signal: context.io.signal, output: context.log.debug },
  );
  const [packed, inside] = await Promise.all([listTarball(folder), running]);
  const around = checkPackage(packageJson, found.entry, packed);
  return {
    ...head,
    runs: inside.runs.map(({ record: _, ...run }) => run),
    findings: [...around, ...inside.findings],
  };
}

/** The package's folder `testdata`, when there is one with something to process. */
async function ownRuns(folder: string): Promise<string | undefined> {
  const { listRootFiles } = await import("../author/list-root-files.js");
  const data = join(folder, "testdata");
  const there = await stat(data).catch(() => undefined);
  return there?.isDirectory() && (await listRootFiles(data)).length > 0 ? data : undefined;
}

function textOf({ package: name, version, subsystem, api, runs, findings }: CheckReport): string {
  const lines = [
    `${name} ${version}, ${subsystem ?? "no subsystem"}, plug-in API ${api ?? "unknown"}`,
    ...runs.map(runLine),
    ...(runs.length === 0 ? ["no recorded runs: put ROOT files into testdata"] : []),
    ...findings.map(({ code, message }) => `${code}\n  ${message}`),
    findings.length === 0 ? "all is well" : `${findings.length} finding${findings.length === 1 ? "" : "s"}`,
  ];
  return lines.join("\n");
}

function runLine({ run, files, hists, groups, trends, quality, seconds }: Omit<AuthorRun, "record">): string {
  return `run ${run}: ${files} files, ${hists} histograms in ${groups} groups, ${trends} trends, ${quality}, ${seconds.toFixed(2)} s`;
}
