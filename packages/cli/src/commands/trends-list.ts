import type { TrendSummary } from "@overwatch/core/store";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withIndex } from "../pass/with-index.js";
import { table } from "../render/table.js";

/** `overwatch trends list`. */
export function createTrendsListCommand(context: CommandContext): Command {
  return createCommand({
    name: "trends list",
    summary: "all trends, with the number of their points",
    examples: [
      ["overwatch trends list", "by subsystem, then id"],
      ["overwatch trends list --json", "the same as JSON, with histograms and titles"],
    ],
  }).action(
    context.runs(async () => {
      const trends = await withIndex(context, (store) => store.trends());
      context.print(textOf(trends));
      context.printJson(trends.map(rowOf));
      return 0;
    }),
  );
}

/** A trend as `trends list --json` prints it: a public contract. Versions are told where there are several. */
function rowOf({ id, subsystem, hist, title, unit, points, version, earlier }: TrendSummary) {
  return { id, subsystem, hist, title, unit, points, ...(earlier.length > 0 && { version, earlier }) };
}

function textOf(trends: readonly TrendSummary[]): string {
  if (trends.length === 0) return "No trend has a point yet: plug-ins declare trends, `overwatch process` fills them.";
  const rows = trends.map(({ id, subsystem, title, unit, points }) => [
    subsystem,
    id,
    String(points),
    unit || "-",
    title,
  ]);
  return table([["SUBSYSTEM", "ID", "POINTS", "UNIT", "TITLE"], ...rows], [2]).join("\n");
}
