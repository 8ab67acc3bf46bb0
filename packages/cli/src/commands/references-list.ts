import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withState } from "../pass/with-state.js";
import { formatTime } from "../render/format-time.js";
import { table } from "../render/table.js";

/** `overwatch references list`. */
export function createReferencesListCommand(context: CommandContext): Command {
  return createCommand({
    name: "references list",
    summary: "all that is frozen",
    examples: [
      ["overwatch references list", "names, versions, where they came from"],
      ["overwatch references list --json", "the same as JSON, with digests"],
    ],
  }).action(
    context.runs(async () => {
      const { config } = await context.loadConfig({ module: "processing" });
      const references = await withState(config, (state) => state.references.list());
      const rows = references.map(({ name, version, from, bytes, who, at }) => [
        name,
        String(version),
        from,
        String(bytes),
        who,
        formatTime(at),
      ]);
      context.print(
        rows.length === 0
          ? "Nothing is frozen: `overwatch references freeze NAME --run N --subsystem SYS` keeps the histograms of a run."
          : table([["NAME", "VERSION", "FROM", "BYTES", "WHO", "WHEN (UTC)"], ...rows], [1, 3]).join("\n"),
      );
      context.printJson({ format: "overwatch-references-1", references });
      return 0;
    }),
  );
}
