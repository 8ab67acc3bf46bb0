import { type Notice, nearest } from "@overwatch/core";
import { createNotifier, writeMessage } from "@overwatch/service/notify";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { notifierUnknown } from "../errors/catalogue.js";

/** `overwatch alarms test-notify`. */
export function createAlarmsTestNotifyCommand(context: CommandContext): Command {
  return createCommand({
    name: "alarms test-notify",
    summary: "send a message that says that it is a test, now",
    examples: [
      ["overwatch alarms test-notify experts", "does it arrive?"],
      ["overwatch alarms test-notify experts --json", "the same, for a script: exit code 1 when it was not taken"],
    ],
  })
    .argument("<name>", "of the notifier, as in the configuration")
    .action(
      context.runs(async (name: string) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const settings = config.notifiers[name];
        if (settings === undefined) throw notifierUnknown(name, nearest(name, Object.keys(config.notifiers), 2));
        const notice: Notice = {
          change: "raised",
          subsystem: "TEST",
          alarm: "test-notify",
          on: "nothing",
          flag: "good",
          message: "this is a test: nothing is wrong",
          run: 0,
          time: Math.floor(Date.now() / 1000),
        };
        const notifier = createNotifier(name, settings, (text) => context.print(text));
        const ending = new AbortController();
        const end = () => ending.abort();
        context.io.signal.addEventListener("abort", end, { once: true });
        const timer = setTimeout(end, settings.timeout * 1000);
        try {
          await notifier.send(writeMessage([notice], settings), ending.signal);
        } finally {
          clearTimeout(timer);
          context.io.signal.removeEventListener("abort", end);
        }
        context.print(`${name} took the message.`);
        context.printJson({ notifier: name, type: settings.type, sent: true });
        return 0;
      }),
    );
}
