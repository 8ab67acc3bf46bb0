/** All codes of the command line, one factory for each situation. */
import { OverwatchError } from "@overwatch/core/errors";

export function commandUnknown(found: string, near: readonly string[], group?: string) {
  return new OverwatchError({
    code: "USAGE_COMMAND_UNKNOWN",
    message: `Expected a command${group === undefined ? "" : ` of \`${group}\``}, found \`${found}\`.`,
    hint: `${didYouMean(near)}Run \`overwatch ${group === undefined ? "" : `${group} `}--help\` for the list.`,
    details: { found, near },
  });
}

export function commandMissing(group: string | undefined, known: readonly string[]) {
  return new OverwatchError({
    code: "USAGE_COMMAND_UNKNOWN",
    message: `Expected a command${group === undefined ? "" : ` of \`${group}\``}, found none.`,
    hint: group === undefined ? "Run `overwatch --help` for the list." : `Its commands are ${known.join(", ")}.`,
    details: { known },
  });
}

export function optionUnknown(found: string, near: readonly string[], command: string) {
  return new OverwatchError({
    code: "USAGE_OPTION_UNKNOWN",
    message: `Expected an option of \`${command}\`, found \`${found}\`.`,
    hint: `${didYouMean(near)}Run \`${command} --help\` for the list.`,
    details: { found, near },
  });
}

/** A missing, surplus or bad argument; `reason` is a sentence. */
export function argumentInvalid(reason: string, command: string) {
  return new OverwatchError({
    code: "USAGE_ARGUMENT_INVALID",
    message: reason,
    hint: `Run \`${command} --help\` for what it takes.`,
    details: { command },
  });
}

function didYouMean(near: readonly string[]): string {
  return near.length === 0 ? "" : `Did you mean ${near.map((name) => `\`${name}\``).join(" or ")}? `;
}

export function dataFolderMissing(folder: string) {
  return new OverwatchError({
    code: "DATA_FOLDER_MISSING",
    message: `Expected a data folder, found no folder at ${folder}.`,
    hint: "Name it with --data, or as `dataFolder` in the configuration.",
    details: { folder },
  });
}

export function runUnknown(run: number, newest: number | undefined) {
  return new OverwatchError({
    code: "RUN_UNKNOWN",
    message: `Expected a run that was processed, found nothing of run ${run}.`,
    hint:
      newest === undefined
        ? "`overwatch runs list` shows all that were processed, `overwatch process` without --run does all that arrived."
        : `The newest one is ${newest}; \`overwatch runs list\` shows all.`,
    details: { run, newest },
  });
}

export function histUnknown(run: number, subsystem: string, name: string) {
  return new OverwatchError({
    code: "HIST_UNKNOWN",
    message: `Expected a processed histogram of ${subsystem} in run ${run}, found none with the name \`${name}\`.`,
    hint: "`overwatch runs show RUN --json --hists` lists all.",
    details: { run, subsystem, name },
  });
}

export function trendUnknown(id: string, subsystem: string | undefined, near: readonly string[]) {
  const where = subsystem === undefined ? "" : ` of ${subsystem}`;
  return new OverwatchError({
    code: "TREND_UNKNOWN",
    message: `Expected a trend${where}, found none with the id \`${id}\`.`,
    hint: `${didYouMean(near)}\`overwatch trends list\` shows all.`,
    details: { id, subsystem, near },
  });
}

export function noReceivers(subsystem: string | undefined) {
  const of = subsystem === undefined ? "" : ` of ${subsystem}`;
  return new OverwatchError({
    code: "RECEIVER_MISSING",
    message: `Expected a merger${of} in the configuration (receiver.zmq), found none.`,
    hint: 'Name one: --in "REQ>tcp://HOST:PORT" --subsystem EMC, or add it to the configuration.',
    details: { subsystem },
  });
}

export function folderNotEmpty(folder: string, found: readonly string[]) {
  const some = found.slice(0, 3).join(", ");
  return new OverwatchError({
    code: "FOLDER_NOT_EMPTY",
    message: `Expected an empty folder, or none, found ${found.length} entries in ${folder} (${some}).`,
    hint: "Name another folder: nothing is ever written over.",
    details: { folder, found: found.length },
  });
}

export function sdkTarballsMissing(folder: string, name: string) {
  return new OverwatchError({
    code: "SDK_TARBALLS_MISSING",
    message: `Expected the tarballs of the SDK in ${folder}, found no ${name}.`,
    hint: "In a clone of Overwatch, `node scripts/pack.mjs FOLDER` makes all of them.",
    details: { folder, name },
  });
}

export function packingFailed(script: string, cause: unknown) {
  const output = cause instanceof Error && "stderr" in cause && typeof cause.stderr === "string" ? cause.stderr : "";
  const reason = output.trim() === "" ? String(cause) : output.trim();
  return new OverwatchError({
    code: "PACKING_FAILED",
    message: `Expected tarballs of the SDK of this clone, found: ${reason}`,
    hint: "Correct what the compiler or pnpm says, or give tarballs with --sdk.",
    details: { script },
    cause,
  });
}

export function pluginHangs(step: string, reason: string) {
  return new OverwatchError({
    code: "PLUGIN_HANGS",
    message: `Expected that the plug-in comes back from ${step}; ${reason}.`,
    hint: "Look for a loop without end, process.exit, or an array that grows for ever.",
    details: { step, reason },
  });
}

export function alarmUnknown(id: string, near: readonly string[]) {
  return new OverwatchError({
    code: "ALARM_UNKNOWN",
    message: `Expected an alarm of the newest runs, found none with the id \`${id}\`.`,
    hint: `${didYouMean(near)}\`overwatch alarms coverage --json\` has all, as SYS and id.`,
    details: { id, near },
  });
}

export function notifierUnknown(name: string, near: readonly string[]) {
  return new OverwatchError({
    code: "NOTIFIER_UNKNOWN",
    message: `Expected a notifier of the configuration, found none with the name \`${name}\`.`,
    hint: `${didYouMean(near)}Notifiers are in the section \`notifiers\`.`,
    details: { name, near },
  });
}

export function sitesMissing() {
  return new OverwatchError({
    code: "SITES_MISSING",
    message: "Expected a site in the configuration (dataTransferLocations), found none.",
    hint: "Name one: --site NAME=FOLDER or --site NAME=http://HOST:PORT, or add it to the configuration.",
  });
}

export function archiveInvalid(archive: string, reason: string) {
  return new OverwatchError({
    code: "ARCHIVE_INVALID",
    message: `Expected an archive of ours in ${archive}; ${reason}.`,
    hint: "Archives of `overwatch runs pack` and `overwatch backup` are taken as they were written: get another copy.",
    details: { archive, reason },
  });
}

export function archiveTooLarge(archive: string, bytes: number, limit: number) {
  return new OverwatchError({
    code: "ARCHIVE_TOO_LARGE",
    message: `Expected at most ${limit / 1e9} GB in ${archive}, found ${bytes / 1e9} GB.`,
    hint: "Raise --max-gigabytes if the archive can be trusted.",
    details: { archive, bytes, limit },
  });
}

export function archiveExists(archive: string) {
  return new OverwatchError({
    code: "ARCHIVE_EXISTS",
    message: `Expected a new name for the archive, found a file at ${archive}.`,
    hint: "Choose another name, or remove that file.",
    details: { archive },
  });
}

export function runDiffers(path: string) {
  return new OverwatchError({
    code: "RUN_DIFFERS",
    message: `Expected the file of the archive at ${path} or none, found one with other bytes.`,
    hint: "Received files are never replaced: choose another data folder, and compare.",
    details: { path },
  });
}

export function stateExists(path: string) {
  return new OverwatchError({
    code: "STATE_EXISTS",
    message: `Expected a state folder without decisions, found ${path}.`,
    hint: "Give --replace to set it aside as state.db.before-restore, or restore into another folder.",
    details: { path },
  });
}

export function roleInvalid(variable: string, found: string) {
  return new OverwatchError({
    code: "ROLE_INVALID",
    message: `Expected a configuration in the environment variable \`${variable}\`, found ${found}.`,
    hint: "Give it the text of a config.yaml, with the key x-role for what the container is: `overwatch deploy init` writes an example.",
    details: { variable, found },
  });
}

export function deploymentExists(path: string) {
  return new OverwatchError({
    code: "DEPLOYMENT_EXISTS",
    message: `Expected no file at ${path}, or the one that would be written, found another one.`,
    hint: "Give --force to replace it, or write to another folder and compare.",
    details: { path },
  });
}
