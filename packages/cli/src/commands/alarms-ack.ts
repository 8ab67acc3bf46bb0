import { acknowledgeAlarm } from "@overwatch/service/notify";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { findAlarm } from "../pass/find-alarm.js";
import { whoami, withAlarms } from "../pass/with-alarms.js";

interface AckOptions {
  readonly on?: string;
  readonly comment?: string;
  readonly who?: string;
}

/** `overwatch alarms ack`. */
export function createAlarmsAckCommand(context: CommandContext): Command {
  const name = "overwatch alarms ack";
  return createCommand({
    name: "alarms ack",
    summary: "say that somebody knows: it is not told again until it was cleared",
    examples: [
      [`${name} EMC/hot-fastor --comment "masked tonight"`, "for all that it is raised on"],
      [`${name} hot-fastor --on EMCTRQA_histFastORL0`, "for one histogram"],
    ],
  })
    .argument("<id>", "as in `overwatch alarms list`: SYS/ID, or ID where one subsystem has it")
    .option("--on <name>", "only what it judges there")
    .option("--comment <text>", "what is done about it")
    .option("--who <name>", "in whose name; default: the user of this terminal")
    .action(
      context.runs(async (id: string, { on, comment = "", who = whoami() }: AckOptions) => {
        const { alarm, count } = await withAlarms(context, async ({ store, state, now }) => {
          const found = await findAlarm(store, id, on, name);
          return { alarm: found, count: await acknowledgeAlarm(state, found, { who, at: now, comment }) };
        });
        const what = `${alarm.subsystem}/${alarm.alarm}`;
        context.print(
          count === 0
            ? `${what} is not raised: there is nothing to acknowledge.`
            : `${what}: ${count} acknowledged by ${who}`,
        );
        context.printJson({ ...alarm, who, acknowledged: count });
        return count === 0 ? 1 : 0;
      }),
    );
}
