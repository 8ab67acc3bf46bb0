import type { Receiver } from "@overwatch/receivers";
import type { CommandContext } from "../command-context.js";
import { createStop } from "../create-stop.js";
import type { ExitCode } from "../exit-code.js";

/**
 * Runs receivers until the command is to end. One that cannot work at all ends the others, too: whoever supervises the
 * command is to see it. Their counters are the command's result.
 */
export async function runReceivers(context: CommandContext, receivers: readonly Receiver[]): Promise<ExitCode> {
  const stop = createStop(context.io.signal);
  const results = await Promise.allSettled(
    receivers.map((receiver) =>
      receiver.run(stop.signal).catch((error: unknown) => {
        stop.abort();
        throw error;
      }),
    ),
  );
  const health = receivers.map((receiver) => receiver.health());
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  for (const { kind, subsystem, counters } of health) {
    context.print(
      `${kind} ${subsystem}: ${counters.files} files, ${counters.objects} objects, ${counters.refused} refused, ` +
        `${counters.problems} problems, ${counters.timeouts} time-outs, ${counters.failures} failures`,
    );
  }
  context.printJson({ format: "overwatch-receivers-1", receivers: health });
  return 0;
}
