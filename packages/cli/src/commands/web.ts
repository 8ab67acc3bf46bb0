import { resolve } from "node:path";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { startWork } from "../pass/start-work.js";
import { withIndex } from "../pass/with-index.js";
import { readVersion } from "../read-version.js";
import { until } from "../until.js";
import { browseFolder } from "../web/browse-folder.js";
import { parsePort } from "./parse-number.js";

interface WebOptions {
  readonly port?: number;
  readonly host?: string;
  readonly browse?: string;
}

/** `overwatch web`. */
export function createWebCommand(context: CommandContext): Command {
  return createCommand({
    name: "web",
    summary: "the pages and the HTTP API",
    description:
      "Serve the pages and the HTTP API over a data folder, until SIGINT or SIGTERM, and answer what pages ask about parts of runs. " +
      "The first start creates the user admin and prints its password once.",
    examples: [
      ["overwatch web --data my-data", "on this machine, at the configured port"],
      ["overwatch web --browse files", "any folder of ROOT files, to look into and to draw"],
      ["overwatch web --host 0.0.0.0 --port 8080", "for other machines, too"],
    ],
  })
    .option("--port <n>", "the port; 0 takes a free one (default: the configuration's, else 8850)", parsePort)
    .option("--host <name>", "the address to listen on (default: the configuration's, else this machine only)")
    .option("--browse <dir>", "any folder of ROOT files as a tree, read-only: no runs, no users, no data folder")
    .action(
      context.runs(async ({ port, host, browse }: WebOptions) => {
        if (browse !== undefined) return browseFolder(context, resolve(context.io.cwd, browse), { port, host });
        await withIndex(
          context,
          async (store, config) => {
            const { serve } = await import("../web/serve.js");
            const web = {
              ...config.web,
              ...(port === undefined ? {} : { port }),
              ...(host === undefined ? {} : { host }),
            };
            const served = await serve({ ...config, web }, store, context.log);
            // Slices and questions are answered here, too, so that the pages alone are enough to look into old runs.
            const work = await startWork(context, config);
            try {
              const { address, password } = served;
              if (password !== undefined) context.print(`user: admin\npassword: ${password}`);
              context.print(`Overwatch is at ${address}`);
              context.printJson({ address, version: readVersion(), ...(password === undefined ? {} : { password }) });
              await until(context.io.signal);
            } finally {
              await work.stop();
              await served.close();
            }
          },
          "webApp",
        );
        return 0;
      }),
    );
}
