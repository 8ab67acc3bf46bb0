import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createAlarmsAckCommand } from "./alarms-ack.js";
import { createAlarmsCoverageCommand } from "./alarms-coverage.js";
import { createAlarmsFlagsCommand } from "./alarms-flags.js";
import { createAlarmsListCommand } from "./alarms-list.js";
import { createAlarmsMuteCommand } from "./alarms-mute.js";
import { createAlarmsReplayCommand } from "./alarms-replay.js";
import { createAlarmsTestNotifyCommand } from "./alarms-test-notify.js";
import { createAlarmsUnmuteCommand } from "./alarms-unmute.js";

/** `overwatch alarms ...`. */
export function createAlarmsCommand(context: CommandContext): Command {
  return createCommand({
    name: "alarms",
    summary: "what is wrong, who knows, who is told; what other limits would say",
    examples: [
      ["overwatch alarms list", "what is raised, muted and acknowledged"],
      ["overwatch alarms replay limits.yaml --runs 300000-300099", "what other limits would have said"],
    ],
  })
    .addCommand(createAlarmsListCommand(context))
    .addCommand(createAlarmsAckCommand(context))
    .addCommand(createAlarmsMuteCommand(context))
    .addCommand(createAlarmsUnmuteCommand(context))
    .addCommand(createAlarmsFlagsCommand(context))
    .addCommand(createAlarmsCoverageCommand(context))
    .addCommand(createAlarmsReplayCommand(context))
    .addCommand(createAlarmsTestNotifyCommand(context));
}
