import { discoverPlugins } from "@overwatch/core/host";
import type { LoadOutcome, SkipReason } from "@overwatch/core/plugins";
import { createRunner, loadPlugins } from "@overwatch/service/runner";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";

/** A package as `plugins list --json` prints it: a public contract. */
interface PluginRow {
  readonly package: string;
  readonly version: string | null;
  readonly status: LoadOutcome["status"];
  readonly subsystem: string | null;
  readonly api: string | null;
  /** Null for what is loaded. */
  readonly why: string | null;
}

const reasons: Readonly<Record<SkipReason, string>> = {
  excluded: "excluded by plugins.exclude",
  "no manifest": "not a plug-in: no field `overwatch` in its package.json",
  "not installed": "an optional dependency that is not installed",
};

/** `overwatch plugins list`. */
export function createPluginsListCommand(context: CommandContext): Command {
  return createCommand({
    name: "plugins list",
    summary: "each package that was looked at, and why it is used or not",
    description: "Import the plug-ins of this deployment and say of every package what came of it. Exit 1: one failed.",
    examples: [
      ["overwatch plugins list", "one line for each package"],
      ["overwatch plugins list --json", "the same as JSON"],
    ],
  }).action(
    context.runs(async () => {
      const { config } = await context.loadConfig({ module: "processing" });
      const discovery = await discoverPlugins(context.io.cwd, config.plugins.exclude);
      for (const name of discovery.unknownExclusions) {
        context.log.warn(`plugins.exclude names ${name}, which the deployment does not depend on.`);
      }
      const runner = createRunner({ hookTimeout: config.plugins.hookTimeout, log: context.log });
      const outcomes = await loadPlugins(runner, discovery, config.detectors).finally(() => runner.close());
      const rows = outcomes.map(rowOf);
      context.print(textOf(rows, discovery.deployment));
      context.printJson(rows);
      return outcomes.some(({ status }) => status === "failed") ? 1 : 0;
    }),
  );
}

function rowOf(outcome: LoadOutcome): PluginRow {
  const { package: name, version, status, manifest } = outcome;
  return {
    package: name,
    version: version === "" ? null : version,
    status,
    subsystem: manifest?.subsystem ?? null,
    api: manifest?.api ?? null,
    why: whyOf(outcome),
  };
}

function whyOf(outcome: LoadOutcome): string | null {
  if (outcome.status === "loaded") return null;
  if (outcome.status === "skipped") return reasons[outcome.why];
  const { message, hint } = outcome.error;
  return hint === undefined ? message : `${message} ${hint}`;
}

function textOf(rows: readonly PluginRow[], deployment: string | undefined): string {
  if (deployment === undefined) return "No package.json at or above this folder, so there are no plug-ins.";
  if (rows.length === 0) return `${deployment}/package.json has no dependencies, so there are no plug-ins.`;
  const cells = rows.map((row) => [row.status, row.package, row.version ?? "-", row.subsystem ?? "-", row.api ?? "-"]);
  const head = ["STATUS", "PACKAGE", "VERSION", "SUBSYSTEM", "API"];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]?.length ?? title.length)),
  );
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  const lines = rows.map((row, i) => `${line(cells[i] ?? [])}${row.why === null ? "" : `  ${row.why}`}`.trimEnd());
  return [line(head).trimEnd(), ...lines].join("\n");
}
