import { flagIntervals, intervalsCsv } from "@overwatch/core";
import { type Command, Option } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { argumentInvalid, runUnknown } from "../errors/catalogue.js";
import { withIndex } from "../pass/with-index.js";
import { formatTime } from "../render/format-time.js";
import { table } from "../render/table.js";
import { parseCount, parseRun } from "./parse-number.js";

interface FlagsOptions {
  readonly format: "text" | "csv";
  readonly subsystem?: string;
  readonly gap: number;
}

/** `overwatch alarms flags`. */
export function createAlarmsFlagsCommand(context: CommandContext): Command {
  const name = "overwatch alarms flags";
  return createCommand({
    name: "alarms flags",
    summary: "quality over time of a run, as intervals",
    description:
      "Quality over time of a run: of each subsystem, and of each alarm that was raised in it. What a file says holds " +
      "since the file before; where files are missing for longer than the gap, nothing is known (null).",
    examples: [
      [`${name} 300005`, "when was what bad"],
      [`${name} 300005 --subsystem EMC --format csv`, "for a run registry"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .option("--subsystem <name>", "only of this one")
    .option("--gap <seconds>", "a longer time without files is unknown", parseCount, 300)
    .addOption(new Option("--format <form>", "how to print them").choices(["text", "csv"]).default("text"))
    .action(
      context.runs(async (run: number, { format, subsystem, gap }: FlagsOptions) => {
        if (format === "csv" && context.general.json) {
          throw argumentInvalid("Expected one of --json and --format csv, found both.", name);
        }
        const reports = await withIndex(context, (store) => store.reports(run));
        const wanted = reports.filter((report) => subsystem === undefined || report.subsystem === subsystem);
        if (wanted.length === 0) throw runUnknown(run, undefined);
        const intervals = wanted.flatMap((report) => flagIntervals(report, { gap }));
        const rows = intervals.map(({ subsystem: owner, alarm = "", on = "", from, to, flag, message = "" }) => {
          return [owner, formatTime(from), formatTime(to), flag, alarm, on, message];
        });
        const header = ["SUBSYSTEM", "FROM (UTC)", "TO", "FLAG", "ALARM", "ON", "MESSAGE"];
        context.print(format === "csv" ? intervalsCsv(intervals) : table([header, ...rows]).join("\n"));
        context.printJson({ format: "overwatch-flags-1", run, intervals });
        return 0;
      }),
    );
}
