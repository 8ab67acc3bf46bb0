import type { TrendPoint } from "@overwatch/core";
import { nearest } from "@overwatch/core/errors";
import type { Store, TrendSummary } from "@overwatch/core/store";
import { type Command, Option } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { argumentInvalid, trendUnknown } from "../errors/catalogue.js";
import { withIndex } from "../pass/with-index.js";
import { trendCsv, trendText } from "../render/trend-points.js";

interface TrendsShowOptions {
  readonly format: "text" | "csv";
  readonly subsystem?: string;
  readonly madeWith?: string;
}

interface ShownTrend {
  readonly trend: TrendSummary;
  readonly points: readonly TrendPoint[];
}

/** `overwatch trends show`. */
export function createTrendsShowCommand(context: CommandContext): Command {
  return createCommand({
    name: "trends show",
    summary: "the points of a trend, over all runs",
    examples: [
      ["overwatch trends show ID", "the newest points"],
      ["overwatch trends show ID --subsystem EMC --format csv", "all points, for a spreadsheet"],
      ["overwatch trends show ID --made-with 1a2b3c4d", "those of an earlier configuration"],
    ],
  })
    .argument("<id>", "as in `overwatch trends list`")
    .option("--subsystem <name>", "whose trend, when several have one of that id")
    .option("--made-with <version>", "points of an earlier configuration, by its version")
    .addOption(new Option("--format <form>", "how to print the points").choices(["text", "csv"]).default("text"))
    .action(
      context.runs(async (id: string, { format, subsystem, madeWith }: TrendsShowOptions) => {
        if (format === "csv" && context.general.json) {
          throw argumentInvalid("Expected one of --json and --format csv, found both.", "overwatch trends show");
        }
        const shown = await withIndex(context, (store) => readTrend(store, id, subsystem, madeWith));
        context.print(format === "csv" ? trendCsv(shown.points) : textOf(shown));
        context.printJson(jsonOf(shown));
        return 0;
      }),
    );
}

async function readTrend(
  store: Store,
  id: string,
  subsystem: string | undefined,
  version: string | undefined,
): Promise<ShownTrend> {
  const trends = (await store.trends()).filter((trend) => subsystem === undefined || trend.subsystem === subsystem);
  const [trend, ...others] = trends.filter((candidate) => candidate.id === id);
  if (trend === undefined) {
    const known = [...new Set(trends.map((candidate) => candidate.id))];
    throw trendUnknown(id, subsystem, nearest(id, known, 2));
  }
  if (others.length > 0) {
    const owners = [trend, ...others].map((candidate) => candidate.subsystem).join(", ");
    throw argumentInvalid(
      `Expected one trend \`${id}\`, found one in each of ${owners}: choose with --subsystem.`,
      "overwatch trends show",
    );
  }
  const versions = [trend.version, ...trend.earlier.map((each) => each.version)];
  if (version !== undefined && !versions.includes(version)) {
    throw argumentInvalid(
      `Expected --made-with to be one of ${versions.join(", ")}, found \`${version}\`.`,
      "overwatch trends show",
    );
  }
  return { trend, points: await store.trendPoints(trend.subsystem, id, version === undefined ? {} : { version }) };
}

/** A trend as `trends show --json` prints it: a public contract. */
function jsonOf({ trend: { id, subsystem, hist, title, unit }, points }: ShownTrend) {
  return {
    id,
    subsystem,
    hist,
    title,
    unit,
    points: points.map(({ time, run, value, error, values }) => ({
      time,
      run,
      value,
      ...(error === undefined ? {} : { error }),
      ...(values === undefined ? {} : { values }),
    })),
  };
}

function textOf({ trend: { id, subsystem, hist, title, unit, earlier }, points }: ShownTrend): string {
  return [
    `${subsystem} ${id}: ${title}${unit === "" ? "" : ` [${unit}]`}`,
    `of ${hist}`,
    ...earlier.map(
      (each) =>
        `(${each.points} points of an earlier configuration, runs ${each.fromRun}-${each.toRun}: --made-with ${each.version})`,
    ),
    "",
    ...trendText(points),
  ].join("\n");
}
