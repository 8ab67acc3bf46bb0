import { muteAlarm } from "@overwatch/service/notify";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { findAlarm } from "../pass/find-alarm.js";
import { whoami, withAlarms } from "../pass/with-alarms.js";
import { formatTime } from "../render/format-time.js";

interface MuteOptions {
  readonly on?: string;
  readonly reason: string;
  readonly for: number;
  readonly who?: string;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `overwatch alarms mute`. */
export function createAlarmsMuteCommand(context: CommandContext): Command {
  const name = "overwatch alarms mute";
  return createCommand({
    name: "alarms mute",
    summary: "tell nobody of an alarm for a while; its state goes on",
    examples: [
      [`${name} EMC/dead-unit --for 8h --reason "TRU 7 is being replaced"`, "until the end of the shift"],
      [`${name} hot-fastor --on EMCTRQA_histFastORL1 --for 2d --reason known`, "on one histogram"],
    ],
  })
    .argument("<id>", "as in `overwatch alarms list`: SYS/ID, or ID where one subsystem has it")
    .requiredOption("--reason <text>", "why: who comes next reads it")
    .requiredOption("--for <time>", "how long: 30m, 8h, 2d; then what is still there is told", parseTime)
    .option("--on <name>", "only what it judges there")
    .option("--who <name>", "in whose name; default: the user of this terminal")
    .action(
      context.runs(async (id: string, { on, reason, for: seconds, who = whoami() }: MuteOptions) => {
        const { alarm, until } = await withAlarms(context, async ({ store, state, now }) => {
          const found = await findAlarm(store, id, on, name);
          await muteAlarm(state, found, { who, at: now, until: now + seconds, reason });
          return { alarm: found, until: now + seconds };
        });
        context.print(`${alarm.subsystem}/${alarm.alarm} is muted until ${formatTime(until)} UTC: ${reason}`);
        context.printJson({ ...alarm, who, reason, until });
        return 0;
      }),
    );
}

function parseTime(text: string): number {
  const [, number, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(number) * (units[unit] ?? Number.NaN);
  if (!(seconds > 0)) throw new InvalidArgumentError("A time is a number with s, m, h or d: 30m, 8h, 2d.");
  return seconds;
}
