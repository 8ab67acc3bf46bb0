import { mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { packageFolder } from "../package-folder.js";
import { listParts } from "../up/list-parts.js";
import type { PartState } from "../up/part.js";
import { startPart } from "../up/start-part.js";
import { supervise } from "../up/supervise.js";
import { writeSupervisorFile } from "../up/supervisor-file.js";

/** `overwatch up`. */
export function createUpCommand(context: CommandContext): Command {
  return createCommand({
    name: "up",
    summary: "receivers, processing and pages as configured, kept running",
    description:
      "Run processing and pages, and as configured receivers (receiver.zmq, apiToken), the monitor and transfers (dataTransferLocations), each " +
      "in a process of its own. What ends is started again, later and later. Ends on SIGINT and SIGTERM, with all its parts.",
    examples: [
      ["overwatch up --data /data", "everything that the configuration asks for"],
      ["overwatch up --list --json", "what that would be"],
    ],
  })
    .option("--list", "tell the parts and start none")
    .action(
      context.runs(async ({ list = false }: { readonly list?: boolean }) => {
        const { config } = await context.loadConfig();
        // Which receivers there are may be in a file that receivers alone read.
        const parts = listParts((await context.loadConfig({ module: "receiver" })).config);
        if (list) {
          context.print(parts.map(({ name, args }) => `${name}: overwatch ${args.join(" ")}`).join("\n"));
          context.printJson({ format: "overwatch-up-1", parts: parts.map(({ name, args }) => ({ name, args })) });
          return 0;
        }
        const { io, log } = context;
        await mkdir(config.stateFolder, { recursive: true });
        const place = {
          script: packageFolder("bin/overwatch.mjs"),
          general: generalOptions(context),
          cwd: io.cwd,
          env: io.env,
          stdout: context.general.json ? io.stderr : io.stdout,
          stderr: io.stderr,
        };
        const startedAt = Math.floor(Date.now() / 1000);
        // One after the other, so that the newest state is the last one written.
        let writing: Promise<void> = Promise.resolve();
        const changed = (states: readonly PartState[]) => {
          const file = { format: "overwatch-supervisor-1", pid: process.pid, startedAt, parts: states } as const;
          writing = writing
            .then(() => writeSupervisorFile(config.stateFolder, file))
            .catch((error: unknown) => log.debug(`the states of the parts could not be written: ${String(error)}`));
        };
        log.info(`parts: ${parts.map(({ name }) => name).join(", ")}`);
        const states = await supervise(
          parts,
          {
            start: (part) => startPart(part, place),
            now: Date.now,
            wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => {}),
            log,
            changed,
          },
          io.signal,
        );
        await writing;
        context.printJson({ format: "overwatch-up-1", parts: states });
        return states.some(({ state }) => state === "given up") ? 1 : 0;
      }),
    );
}

function generalOptions({ general: { data, config, debug, quiet } }: CommandContext): readonly string[] {
  return [
    ...(data === undefined ? [] : ["--data", data]),
    ...(config === undefined ? [] : ["--config", config]),
    ...(debug ? ["--debug"] : []),
    ...(quiet ? ["--quiet"] : []),
  ];
}
