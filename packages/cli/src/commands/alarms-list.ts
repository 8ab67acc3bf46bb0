import type { AlarmLife, Mute } from "@overwatch/core";
import { isMuted } from "@overwatch/core";
import { listMutes } from "@overwatch/service/notify";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withAlarms } from "../pass/with-alarms.js";
import { formatTime } from "../render/format-time.js";
import { table } from "../render/table.js";

/** `overwatch alarms list`. */
export function createAlarmsListCommand(context: CommandContext): Command {
  return createCommand({
    name: "alarms list",
    summary: "what is raised, muted and acknowledged",
    examples: [
      ["overwatch alarms list", "what is wrong now"],
      ["overwatch alarms list --all --json", "also what is over, as JSON"],
    ],
  })
    .option("--all", "also what was raised once and is over")
    .action(
      context.runs(async ({ all = false }: { readonly all?: boolean }) => {
        const { lives, mutes, waiting, now } = await withAlarms(context, async ({ state, now: at }) => ({
          lives: await state.alarms.lives(),
          mutes: await listMutes(state, at),
          waiting: await state.alarms.waiting(),
          now: at,
        }));
        const shown = lives.filter(({ raised }) => all || raised);
        context.print(textOf(shown, mutes, waiting, now));
        context.printJson({
          format: "overwatch-alarms-1",
          alarms: shown.map((life) => rowOf(life, mutes, now)),
          mutes,
          waiting,
        });
        return 0;
      }),
    );
}

/** An alarm as `alarms list --json` prints it: a public contract. */
function rowOf(life: AlarmLife, mutes: readonly Mute[], now: number) {
  const { subsystem, alarm, on, raised, flag, message, since, run, acknowledged, help, told } = life;
  return {
    id: `${subsystem}/${alarm}`,
    on,
    state: raised ? "raised" : "cleared",
    flag,
    message,
    since,
    run,
    muted: mutes.some((mute) => isMuted(mute, life, now)),
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(told === undefined ? {} : { told: told.at }),
    ...(help === undefined ? {} : { help }),
  };
}

function textOf(
  lives: readonly AlarmLife[],
  mutes: readonly Mute[],
  waiting: readonly { readonly notifier: string; readonly messages: number }[],
  now: number,
): string {
  const rows = lives.map((life) => [
    life.raised ? life.flag.toUpperCase() : "cleared",
    `${life.subsystem}/${life.alarm}`,
    life.on,
    formatTime(life.since),
    String(life.run),
    mutes.some((mute) => isMuted(mute, life, now)) ? "muted" : (life.acknowledged?.who ?? "-"),
    life.message,
  ]);
  return [
    ...(rows.length === 0
      ? ["No alarm is raised."]
      : table([["FLAG", "ALARM", "ON", "SINCE (UTC)", "RUN", "KNOWN TO", "MESSAGE"], ...rows], [])),
    ...mutes.map(({ subsystem, alarm, on, until, who, reason }) => {
      const what = `${subsystem}/${alarm}${on === undefined ? "" : ` on ${on}`}`;
      return `muted: ${what} until ${formatTime(until)} by ${who}: ${reason}`;
    }),
    ...waiting.map(({ notifier, messages }) => `waiting to be sent: ${messages} for ${notifier}`),
  ].join("\n");
}
