import { takeSlice } from "@overwatch/core/host";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withRunLook } from "../pass/with-run-look.js";
import { sliceJson, sliceText } from "../render/slice.js";
import { parseMinute, parseRun } from "./parse-number.js";
import { parseOptionPair } from "./parse-option-pair.js";

interface SliceOptions {
  readonly from: number;
  readonly to: number;
  readonly option: Readonly<Record<string, unknown>>;
}

/** `overwatch slice`. */
export function createSliceCommand(context: CommandContext): Command {
  return createCommand({
    name: "slice",
    summary: "a part of a run, processed with other options",
    description:
      "Cut the files of some minutes out of a run and process them again, with the same plug-in and, if wanted, other " +
      "options. The run's own results stay as they are; a slice that was made before is given back.",
    examples: [
      ["overwatch slice 300005 EMC --from 1 --to 3", "minutes 1 to 3, both inclusive"],
      ["overwatch slice 300005 EMC --from 0 --to 99 --option scaleHists=false --json", "the whole run, not scaled"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .argument("<subsystem>", "as in file names: EMC")
    .requiredOption("--from <min>", "first minute into the run", parseMinute)
    .requiredOption("--to <min>", "last minute; beyond the end of the run: to the last file", parseMinute)
    .option("--option <k=v>", "a processing option of the subsystem; can be repeated", parseOptionPair, {})
    .action(
      context.runs(async (run: number, subsystem: string, { from, to, option }: SliceOptions) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const answer = await withRunLook(context, config, (edges) =>
          takeSlice({ run, subsystem, from, to, options: option }, edges),
        );
        context.print(sliceText(answer));
        context.printJson(sliceJson(answer));
        return answer.report.failures.length > 0 ? 1 : 0;
      }),
    );
}
