import { unmuteAlarm } from "@overwatch/service/notify";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { findAlarm } from "../pass/find-alarm.js";
import { whoami, withAlarms } from "../pass/with-alarms.js";

/** `overwatch alarms unmute`. */
export function createAlarmsUnmuteCommand(context: CommandContext): Command {
  const name = "overwatch alarms unmute";
  return createCommand({
    name: "alarms unmute",
    summary: "end a mute before its time",
    examples: [
      [`${name} EMC/dead-unit`, "everywhere"],
      [`${name} hot-fastor --on EMCTRQA_histFastORL1`, "on one histogram"],
    ],
  })
    .argument("<id>", "as in `overwatch alarms list`: SYS/ID, or ID where one subsystem has it")
    .option("--on <name>", "only what it judges there")
    .option("--who <name>", "in whose name; default: the user of this terminal")
    .action(
      context.runs(async (id: string, { on, who = whoami() }: { readonly on?: string; readonly who?: string }) => {
        const { alarm, count } = await withAlarms(context, async ({ store, state, now }) => {
          const found = await findAlarm(store, id, on, name);
          return { alarm: found, count: await unmuteAlarm(state, found, { who, at: now }) };
        });
        const what = `${alarm.subsystem}/${alarm.alarm}`;
        context.print(count === 0 ? `${what} was not muted.` : `${what} is not muted any more.`);
        context.printJson({ ...alarm, who, ended: count });
        return 0;
      }),
    );
}
