import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";

/** A command in the list; its file is loaded when it is called, so that a start costs the same with any number of them. */
export interface CommandRow {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<(context: CommandContext) => Command>;
}

/** All commands, in the order of `overwatch --help`. */
export const commands: readonly CommandRow[] = [
  {
    name: "demo",
    summary: "the main job on generated data, without any set-up",
    load: async () => (await import("./demo.js")).createDemoCommand,
  },
  {
    name: "process",
    summary: "one pass over the data folder",
    load: async () => (await import("./process.js")).createProcessCommand,
  },
  {
    name: "up",
    summary: "receivers, processing and pages as configured, kept running",
    load: async () => (await import("./up.js")).createUpCommand,
  },
  {
    name: "rebuild",
    summary: "make everything derived again, or prove that it can be",
    load: async () => (await import("./rebuild.js")).createRebuildCommand,
  },
  {
    name: "backup",
    summary: "what cannot be made again, as one zip",
    load: async () => (await import("./backup.js")).createBackupCommand,
  },
  {
    name: "restore",
    summary: "a backup back into its place",
    load: async () => (await import("./restore.js")).createRestoreCommand,
  },
  {
    name: "thin",
    summary: "remove old received files by policy",
    load: async () => (await import("./thin.js")).createThinCommand,
  },
  {
    name: "slice",
    summary: "a part of a run, processed with other options",
    load: async () => (await import("./slice.js")).createSliceCommand,
  },
  {
    name: "when",
    summary: "when did it start: the first failing interval of a run",
    load: async () => (await import("./when.js")).createWhenCommand,
  },
  {
    name: "inspect",
    summary: "what is in a ROOT file",
    load: async () => (await import("./inspect.js")).createInspectCommand,
  },
  {
    name: "receive",
    summary: "receivers in the foreground",
    load: async () => (await import("./receive.js")).createReceiveCommand,
  },
  {
    name: "simulate",
    summary: "a detector to try with: it answers over ZeroMQ, or sends over HTTP",
    load: async () => (await import("./simulate.js")).createSimulateCommand,
  },
  {
    name: "merge",
    summary: "sum of ROOT files, object by object",
    load: async () => (await import("./merge.js")).createMergeCommand,
  },
  {
    name: "subtract",
    summary: "what came between two cumulative ROOT files",
    load: async () => (await import("./subtract.js")).createSubtractCommand,
  },
  {
    name: "replay",
    summary: "let an old run trickle in again",
    load: async () => (await import("./replay.js")).createReplayCommand,
  },
  {
    name: "transfer",
    summary: "copy received files to other sites, with retries",
    load: async () => (await import("./transfer.js")).createTransferCommand,
  },
  {
    name: "monitor",
    summary: '"is data arriving?"',
    load: async () => (await import("./monitor.js")).createMonitorCommand,
  },
  {
    name: "runs",
    summary: "what is known of the processed runs",
    load: async () => (await import("./runs.js")).createRunsCommand,
  },
  {
    name: "trends",
    summary: "what is followed over time",
    load: async () => (await import("./trends.js")).createTrendsCommand,
  },
  {
    name: "web",
    summary: "the pages and the HTTP API",
    load: async () => (await import("./web.js")).createWebCommand,
  },
  {
    name: "draw",
    summary: "a picture of a histogram",
    load: async () => (await import("./draw.js")).createDrawCommand,
  },
  {
    name: "export",
    summary: "processed histograms and trends as files",
    load: async () => (await import("./export.js")).createExportCommand,
  },
  {
    name: "users",
    summary: "who may sign in to the pages",
    load: async () => (await import("./users.js")).createUsersCommand,
  },
  {
    name: "alarms",
    summary: "what is wrong, who knows, who is told",
    load: async () => (await import("./alarms.js")).createAlarmsCommand,
  },
  {
    name: "references",
    summary: "histograms that alarms compare with",
    load: async () => (await import("./references.js")).createReferencesCommand,
  },
  {
    name: "config",
    summary: "the configuration: print it, check it, its schema",
    load: async () => (await import("./config.js")).createConfigCommand,
  },
  {
    name: "deploy",
    summary: "files for systemd, nginx and containers; what is missing on this host",
    load: async () => (await import("./deploy.js")).createDeployCommand,
  },
  {
    name: "doctor",
    summary: "look for what is missing or wrong on this machine",
    load: async () => (await import("./doctor.js")).createDoctorCommand,
  },
  {
    name: "plugins",
    summary: "plug-ins: those of this deployment, and packages of your own",
    load: async () => (await import("./plugins.js")).createPluginsCommand,
  },
  {
    name: "dev",
    summary: "process recorded runs again at each save of a plug-in",
    load: async () => (await import("./dev.js")).createDevCommand,
  },
];
