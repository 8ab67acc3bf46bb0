import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createTrendsListCommand } from "./trends-list.js";
import { createTrendsRecomputeCommand } from "./trends-recompute.js";
import { createTrendsShowCommand } from "./trends-show.js";

/** `overwatch trends ...`. */
export function createTrendsCommand(context: CommandContext): Command {
  return createCommand({
    name: "trends",
    summary: "what is followed over time",
    examples: [
      ["overwatch trends list", "all trends, with the number of their points"],
      ["overwatch trends show ID --format csv", "the points of one, for a spreadsheet"],
    ],
  })
    .addCommand(createTrendsListCommand(context))
    .addCommand(createTrendsShowCommand(context))
    .addCommand(createTrendsRecomputeCommand(context));
}
