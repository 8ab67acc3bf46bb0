import type { RecomputedRun } from "@overwatch/core";
import { recomputeTrends } from "@overwatch/core/host";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { trendUnknown } from "../errors/catalogue.js";
import { withPasses } from "../pass/run-pass.js";
import { createProgress } from "../progress.js";
import { table } from "../render/table.js";
import { parseRuns, type Runs } from "./parse-runs.js";

/** What all runs together came to. */
interface Totals {
  runs: number;
  same: number;
  changed: number;
  new: number;
  points: number;
  failed: number;
}

/** `overwatch trends recompute`. */
export function createTrendsRecomputeCommand(context: CommandContext): Command {
  return createCommand({
    name: "trends recompute",
    summary: "the points of past runs again, from the received files",
    description:
      "Make trends of past runs again from the received files with the present code and configuration: the same points as " +
      "if the runs came now. What differs from what is known is put into the index; reports stay as they are, and points of " +
      "other configurations stay beside the new ones.",
    examples: [
      ["overwatch trends recompute", "all trends of all runs"],
      ["overwatch trends recompute meanHits --runs 300000-300099", "one, after its configuration was changed"],
    ],
  })
    .argument("[id]", "as in `overwatch trends list`; default all")
    .option("--runs <a-b>", "only these runs, both included", parseRuns)
    .action(
      context.runs(async (id: string | undefined, { runs = {} }: { readonly runs?: Runs }) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const request = { ...runs, ...(id === undefined ? {} : { trends: [id] }) };
        const options = { command: "overwatch trends recompute" };
        const totals: Totals = { runs: 0, same: 0, changed: 0, new: 0, points: 0, failed: 0 };
        const news: RecomputedRun[] = [];
        const progress = createProgress(context);
        await withPasses(
          context,
          config,
          async (edges) => {
            for await (const run of recomputeTrends(request, edges)) {
              progress.step(`run ${run.run} ${run.subsystem}`, totals.runs, totals.runs + 1);
              add(totals, run);
              // What stays as it is is counted only: memory does not grow with the number of runs.
              const trends = run.trends.filter(({ outcome }) => outcome !== "same");
              if (trends.length + run.failures.length > 0 || run.error !== undefined) news.push({ ...run, trends });
            }
          },
          options,
        ).finally(() => progress.end());
        if (id !== undefined && totals.same + totals.changed + totals.new + totals.failed === 0) {
          throw trendUnknown(id, undefined, []);
        }
        context.print(textOf(totals, news));
        context.printJson({ format: "overwatch-recompute-1", totals, runs: news });
        return totals.failed > 0 ? 1 : 0;
      }),
    );
}

function add(totals: Totals, { trends, failures, error }: RecomputedRun): void {
  totals.runs++;
  if (failures.length > 0 || error !== undefined) totals.failed++;
  for (const { outcome, points } of trends) {
    totals[outcome]++;
    totals.points += points;
  }
}

function textOf({ runs, same, changed, new: fresh, points, failed }: Totals, news: readonly RecomputedRun[]): string {
  const rows = news.flatMap(({ run, subsystem, trends, failures, error }) => [
    ...trends.map(({ id, outcome, version, points: count }) => [
      String(run),
      subsystem,
      id,
      version,
      String(count),
      outcome,
    ]),
    ...failures.map(({ step = "", message }) => [String(run), subsystem, step, "", "", `failed: ${message}`]),
    ...(error === undefined ? [] : [[String(run), subsystem, "", "", "", `failed: ${error.message}`]]),
  ]);
  return [
    `${runs} runs of subsystems, ${points} points: ${same} trends the same, ${changed} changed, ${fresh} new${failed > 0 ? `; ${failed} failed` : ""}`,
    ...(rows.length === 0 ? [] : table([["RUN", "SUBSYSTEM", "ID", "VERSION", "POINTS", "OUTCOME"], ...rows], [4])),
  ].join("\n");
}
