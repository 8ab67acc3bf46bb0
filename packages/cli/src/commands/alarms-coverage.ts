import type { CheckName, SubsystemCoverage, SubsystemReport } from "@overwatch/core";
import { coverageOf } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withIndex } from "../pass/with-index.js";
import { firstOf } from "../render/table.js";
import { parseCount } from "./parse-number.js";

/** So many lines of each list fit a terminal; `--json` has all. */
const shown = 20;

/** `overwatch alarms coverage`. */
export function createAlarmsCoverageCommand(context: CommandContext): Command {
  return createCommand({
    name: "alarms coverage",
    summary: "what is not checked, checks that never or always fire, false alarms to expect",
    examples: [
      ["overwatch alarms coverage", "over the last 20 runs"],
      ["overwatch alarms coverage --last 200 --json", "over more runs, with all names"],
    ],
  })
    .option("--last <n>", "how many of the newest runs are looked at", parseCount, 20)
    .action(
      context.runs(async ({ last }: { readonly last: number }) => {
        const subsystems = await withIndex(context, (store) => readCoverage(store, last));
        context.print(subsystems.length === 0 ? "Nothing was processed yet." : subsystems.map(textOf).join("\n\n"));
        context.printJson({ format: "overwatch-coverage-1", subsystems });
        return 0;
      }),
    );
}

async function readCoverage(store: Store, last: number): Promise<readonly SubsystemCoverage[]> {
  const runs = await store.runs({ limit: last });
  const bySubsystem = new Map<string, SubsystemReport[]>();
  for (const { run } of [...runs].reverse()) {
    for (const report of await store.reports(run)) {
      const known = bySubsystem.get(report.subsystem);
      if (known === undefined) bySubsystem.set(report.subsystem, [report]);
      else known.push(report);
    }
  }
  return [...bySubsystem].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reports]) => coverageOf(reports));
}

function textOf(coverage: SubsystemCoverage): string {
  const { subsystem, runs, files, histograms, unchecked, checks, expectedFalseAlarms, unstated } = coverage;
  const stated = checks.length - unstated.length;
  return [
    `${subsystem}: ${runs} runs, ${files} files, ${checks.length} checks`,
    ...list(`without a check: ${unchecked.length} of ${histograms} histograms`, unchecked),
    ...list("checks that never fire", coverage.neverFires.map(nameOf)),
    ...list("checks that always fire", coverage.alwaysFires.map(nameOf)),
    ...list(
      "checks that never knew",
      coverage.neverKnows.map((check) => `${nameOf(check)}: ${check.why}`),
    ),
    ...list(
      "names that match nothing",
      coverage.unmatched.map(({ hook, rule }) => `${rule} (${hook})`),
    ),
    `  expected false alarms in 8 hours: ${Number(expectedFalseAlarms.toPrecision(3))} from ${stated} checks that state their rate; ${unstated.length} state none`,
  ].join("\n");
}

function list(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`  ${title}`, ...firstOf(names, shown).map((name) => `    ${name}`)];
}

function nameOf({ alarm, on }: CheckName): string {
  return `${alarm} on ${on}`;
}
