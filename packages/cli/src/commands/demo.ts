import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config, PassReport } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createStop } from "../create-stop.js";
import { announceFaults } from "../demo/announce-faults.js";
import { type DetectorsOptions, runDetectors } from "../demo/run-detectors.js";
import { runPass } from "../pass/run-pass.js";
import { watchPasses } from "../pass/watch-passes.js";
import { withStore } from "../pass/with-store.js";
import { passJson } from "../render/pass-json.js";
import { passText } from "../render/pass-text.js";
import { parseFrom, parsePort } from "./parse-number.js";

/** Minutes of data that each subsystem sends when the demonstration ends by itself. */
const MINUTES = 5;
const MINUTE = 60_000;
/** Live, a minute of data takes so many seconds. */
const QUICK_MINUTE = 2;

const next = `
What to do next
  npx overwatch demo --minutes 10            the same, live: a page shows the data as they come
  npx overwatch demo --data my-data          the same, but the data stay in ./my-data
  npx overwatch runs list --data my-data     what is known
  npx overwatch trends list --data my-data   what is followed over time
  Put ROOT files of your own into a folder, named like EMChistos_300005_C_2015_11_24_18_05_10.root, and call
  npx overwatch process --data FOLDER
`;

interface DemoOptions {
  readonly once?: boolean;
  readonly minutes?: number;
  readonly port?: number;
}

/** `overwatch demo`. */
export function createDemoCommand(context: CommandContext): Command {
  return createCommand({
    name: "demo",
    summary: "the main job on generated data, without any set-up",
    description:
      "Simulated detectors answer over ZeroMQ on free ports, receivers store files, processing says what came of them. Something goes " +
      "wrong in each detector after two minutes of data. On a terminal it is live, on a page whose address is printed, until Ctrl-C; " +
      "elsewhere, and with --once, it ends with 0: the faults are part of the demonstration.",
    examples: [
      ["overwatch demo --once", `${MINUTES} minutes of data at once, in a temporary folder that is removed at the end`],
      ["overwatch demo --minutes 1 --data my-data", "live for a minute, in a folder that stays"],
    ],
  })
    .option("--once", `${MINUTES} minutes of data at once, then end (the default where there is no terminal)`)
    .option("--minutes <m>", "live for so long", parseFrom(0.01, 1e6))
    .option("--port <n>", "port of the page (default: the configuration's, or a free one)", parsePort)
    .action(
      context.runs(async ({ once = false, minutes, port }: DemoOptions) => {
        const kept = context.general.data;
        const dataFolder = kept ?? (await mkdtemp(join(tmpdir(), "overwatch-demo-")));
        try {
          const { config } = await context.loadConfig({ module: "processing" });
          // The demonstration is the same on every machine: whatever the configuration says of data and detectors.
          const here = { ...config, dataFolder, stateFolder: dataFolder };
          const isWatched = context.io.stdout.isTTY === true && !context.general.json;
          const live = !once && (minutes !== undefined || port !== undefined || isWatched);
          const report = live ? await showOnPage(context, here, { minutes, port }) : await showOnce(context, here);
          context.print(live ? next : `${passText(report)}${next}`);
          context.printJson(passJson(report, { hists: false }));
          return 0;
        } finally {
          if (kept === undefined) await rm(dataFolder, { recursive: true, force: true });
        }
      }),
    );
}

/** Some minutes of data, as quickly as they come; their files have the times that they would have had. */
async function showOnce(context: CommandContext, config: Config): Promise<PassReport> {
  const begin = Date.now() - MINUTES * MINUTE;
  const options: DetectorsOptions = {
    dataFolder: config.dataFolder,
    log: context.log,
    pace: "request",
    sleep: 0,
    now: (files) => begin + files * MINUTE,
    files: MINUTES,
  };
  await runDetectors(options, context.io.signal);
  return runPass(context, config, {});
}

/** The live demonstration on a page that everybody on this machine may read. */
function showOnPage(
  context: CommandContext,
  config: Config,
  { minutes, port }: { readonly minutes: number | undefined; readonly port: number | undefined },
): Promise<PassReport> {
  // The index is open, and filled, before processing writes to it.
  return withStore(context, config, async (store) => {
    const { serve } = await import("../web/serve.js");
    const web = { ...config.web, guests: true, ...(port === undefined ? {} : { port }) };
    const served = await serve({ ...config, web }, store, context.log).catch((error: unknown) => {
      if (port !== undefined || !isOverwatchError(error) || error.code !== "PORT_TAKEN") throw error;
      return serve({ ...config, web: { ...web, port: 0 } }, store, context.log);
    });
    try {
      context.print(
        `Overwatch is live at ${served.address}\n\nA simulated run begins now; after two of its minutes something goes wrong in each detector.\n` +
          `The user admin has the password ${served.password ?? "that of the first start"}\nCtrl-C ends it.`,
      );
      const { address } = served;
      return await showLive(context, config, minutes, (signal) =>
        announceFaults({ store, address, print: context.print }, signal),
      );
    } finally {
      await served.close();
    }
  });
}

/** Data come and are processed as they come, until the time is over or somebody ends it. */
async function showLive(
  context: CommandContext,
  config: Config,
  minutes: number | undefined,
  announce: (signal: AbortSignal) => Promise<void>,
): Promise<PassReport> {
  const over = createStop(context.io.signal);
  const { signal } = over;
  const timer = minutes === undefined ? undefined : setTimeout(() => over.abort(), minutes * MINUTE);
  // What each pass did is for --debug: on the screen stays what was found, and where.
  const log = { ...context.log, info: context.log.debug, warn: once(context.log.warn) };
  const options: DetectorsOptions = {
    dataFolder: config.dataFolder,
    log,
    pace: { speed: 60 / QUICK_MINUTE },
    sleep: QUICK_MINUTE,
    now: Date.now,
  };
  // Whoever of the two ends first, by a fault, ends the other.
  const both = [
    runDetectors(options, signal),
    watchPasses({ ...context, log, io: { ...context.io, signal } }, config, {}),
  ] as const;
  for (const each of both) each.catch(() => over.abort());
  const announced = announce(signal).catch((error: unknown) => log.warn(`faults are not announced: ${String(error)}`));
  try {
    const [, report] = await Promise.all(both);
    return report;
  } finally {
    over.abort();
    await announced;
    clearTimeout(timer);
  }
}

/** Says each text once: one of the demonstration's faults makes the same message every minute. */
function once(say: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    say(message);
  };
}
