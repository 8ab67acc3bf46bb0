/** All codes of core, one factory for each situation: a table, longer than other files. */
import { OverwatchError } from "@overwatch/root/errors";
import { nearest } from "./nearest.js";

// ---- Plug-ins: what happens in a hook ----

/** Where in a plug-in something happened. */
export interface HookPlace {
  /** Name of the package. */
  readonly plugin: string;
  readonly hook: string;
  readonly step?: string;
  readonly hist?: string;
}

/** "step `scale` of hook `processors`, histogram `hits/all`". */
function placeOf({ hook, step, hist }: HookPlace): string {
  const where = step === undefined ? `hook \`${hook}\`` : `step \`${step}\` of hook \`${hook}\``;
  return hist === undefined ? where : `${where}, histogram \`${hist}\``;
}

export function hookFailed(place: HookPlace, thrown: string) {
  return new OverwatchError({
    code: "HOOK_FAILED",
    message: `Expected a result of ${placeOf(place)}; it threw ${thrown}.`,
    hint: "Correct the plug-in, or end a step on purpose with ctx.fail(message).",
    details: { ...place },
  });
}

/** The author ended the step with `ctx.fail`: the words are the author's. */
export function hookEndedStep(place: HookPlace, message: string, hint: string | undefined) {
  return new OverwatchError({
    code: "HOOK_FAILED",
    message,
    ...(hint === undefined ? {} : { hint }),
    details: { ...place },
  });
}

/** A step of a plug-in that took too long. */
export function hookTimeout(place: HookPlace, seconds: number) {
  return new OverwatchError({
    code: "HOOK_TIMEOUT",
    message: `Expected ${placeOf(place)} to return within ${seconds} s; it was ended and is off until the run ends.`,
    hint: "Look for a loop without end, or raise plugins.hookTimeout.",
    details: { ...place, seconds },
  });
}

/** The thread of a plug-in ended while one of its steps ran. */
export function hookEndedThread(place: HookPlace, reason: string) {
  return new OverwatchError({
    code: "HOOK_FAILED",
    message: `Expected ${placeOf(place)} to return; it ended its thread: ${reason}.`,
    hint: "A hook must not exit the process, leave promises behind, or use more memory than plugins may have.",
    details: { ...place, reason },
  });
}

export function hookResultInvalid(place: HookPlace, problem: Readonly<Record<"at" | "expected" | "found", string>>) {
  const at = problem.at === "" ? "" : ` at \`${problem.at}\``;
  return new OverwatchError({
    code: "HOOK_RESULT_INVALID",
    message: `Expected ${problem.expected}${at} in the result of ${placeOf(place)}, found ${problem.found}.`,
    hint: "Correct the plug-in: hooks are synchronous and return what the contract says.",
    details: { ...place, ...problem },
  });
}

export function hookChangedInput(place: HookPlace, changed: string) {
  return new OverwatchError({
    code: "HOOK_CHANGED_INPUT",
    message: `Expected ${placeOf(place)} to leave what it was given as it was; it changed ${changed}.`,
    hint: "Work on a copy: array.slice() copies contents. The change was undone.",
    details: { ...place, changed },
  });
}

export function matchInvalid(expected: string, found: string) {
  return new OverwatchError({
    code: "MATCH_INVALID",
    message: `Expected ${expected} as a match of histograms, found ${found}.`,
    hint: "Use a name with *, a RegExp without the flags g and y, a list of these, or a function.",
    details: { expected, found },
  });
}

// ---- Trenders and alarms ----

export function trenderConfigInvalid(trender: string, problems: readonly string[]) {
  return new OverwatchError({
    code: "TRENDER_CONFIG_INVALID",
    message: `Expected a configuration that trender \`${trender}\` accepts; ${problems.join("; ")}.`,
    hint: "Correct the configuration of the trend: the trender's schema says which fields it has.",
    details: { trender, problems },
  });
}

export function alarmConfigInvalid(alarm: string, problems: readonly string[]) {
  return new OverwatchError({
    code: "ALARM_CONFIG_INVALID",
    message: `Expected a configuration that alarm \`${alarm}\` accepts; ${problems.join("; ")}.`,
    hint: "Correct the configuration of the alarm: its schema says which fields it has.",
    details: { alarm, problems },
  });
}

export function otherNotRead(name: string, reads: readonly string[]) {
  const named = reads.length === 0 ? "nothing" : reads.map((read) => `\`${read}\``).join(", ");
  return new OverwatchError({
    code: "OTHER_NOT_READ",
    message: `Expected ctx.other of a histogram that this step names in \`reads\` (${named}), found \`${name}\`.`,
    hint: "Add the name to `reads` of the step.",
    details: { name, reads },
  });
}

// ---- Configuration ----

/** A sentence's end: the file and line, the variable, or the command line. */
function foundAt(place: string | undefined): string {
  return place === undefined ? "" : ` (${place})`;
}

function didYouMean(near: readonly string[]): string | undefined {
  return near.length === 0 ? undefined : `Did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`;
}

export function configKeyUnknown(key: string, place: string | undefined, near: readonly string[]) {
  return new OverwatchError({
    code: "CONFIG_KEY_UNKNOWN",
    message: `Expected a key of the configuration, found \`${key}\`${foundAt(place)}.`,
    hint: didYouMean(near) ?? "Remove it; `overwatch config schema` prints all keys with their meaning.",
    details: { key, near },
  });
}

export function configValueInvalid(
  key: string,
  problem: { readonly expected: string; readonly found: string; readonly place: string | undefined },
  hint?: string,
) {
  return new OverwatchError({
    code: "CONFIG_VALUE_INVALID",
    message: `Expected \`${key}\` to be ${problem.expected}, found ${problem.found}${foundAt(problem.place)}.`,
    ...(hint === undefined ? {} : { hint }),
    details: { key, ...problem },
  });
}

export function configFileInvalid(place: string, reason: string) {
  return new OverwatchError({
    code: "CONFIG_FILE_INVALID",
    message: `Expected a YAML map of configuration keys, found: ${reason} (${place}).`,
    hint: "Correct the file, then run `overwatch config check`.",
    details: { place, reason },
  });
}

export function configFileMissing(file: string) {
  return new OverwatchError({
    code: "CONFIG_FILE_MISSING",
    message: `Expected a configuration file, found nothing at ${file}.`,
    hint: "Give the path of an existing file to --config.",
    details: { file },
  });
}

export function configFileUnreadable(file: string, reason: string) {
  return new OverwatchError({
    code: "CONFIG_FILE_UNREADABLE",
    message: `Expected to read the configuration file ${file}, found: ${reason}.`,
    hint: "Make the file readable for this user, or move it away.",
    details: { file, reason },
  });
}

export function configInvalid(faults: readonly { readonly message: string; readonly hint?: string }[], shown = 10) {
  const sentences = faults
    .slice(0, shown)
    .map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`));
  const more = faults.length > shown ? ` And ${faults.length - shown} more.` : "";
  return new OverwatchError({
    code: "CONFIG_INVALID",
    message: `Expected a configuration without faults, found ${faults.length}: ${sentences.join(" ")}${more}`,
    hint: "Run `overwatch config check` for one line each.",
    details: { faults },
  });
}

/** A text that should be in O2's form. */
export function o2Invalid(expected: string, found: string, place: { readonly line: number; readonly column: number }) {
  return new OverwatchError({
    code: "O2_INVALID",
    message: `Expected ${expected} in O2's form, found ${found} (line ${place.line}, column ${place.column}).`,
    hint: 'Entries are {"name", value}, with commas between them; values are Branch { ... }, true, false, whole numbers and "texts"s.',
    details: { expected, found, ...place },
  });
}

/** Data for which O2's form has no word. */
export function o2NotWritable(path: readonly string[], found: string) {
  return new OverwatchError({
    code: "O2_NOT_WRITABLE",
    message: `Expected branches, switches, whole numbers and texts of one line for O2's form, found ${found} at \`${path.join(".")}\`.`,
    hint: "Leave that key out, or keep it in YAML beside.",
    details: { path, found },
  });
}

// ---- Plug-ins: finding and loading them ----

export function deploymentInvalid(folder: string, reason: string) {
  return new OverwatchError({
    code: "DEPLOYMENT_INVALID",
    message: `Expected a package.json with the dependencies of this deployment in ${folder}; ${reason}.`,
    hint: "Correct that file, or start in another folder.",
    details: { folder, reason },
  });
}

export function packageMissing(name: string) {
  return new OverwatchError({
    code: "PACKAGE_MISSING",
    message: `Expected the dependency ${name} in node_modules, found nothing.`,
    hint: "Run `npm install` in the deployment.",
    details: { package: name },
  });
}

export function manifestInvalid(name: string, reason: string) {
  return new OverwatchError({
    code: "MANIFEST_INVALID",
    message: `Expected \`"overwatch": { "plugin": "detector", "subsystem", "api" }\` in the package.json of ${name}: ${reason}.`,
    hint: "Correct the package.json of the plug-in.",
    details: { package: name, reason },
  });
}

export function apiMismatch(name: string, wanted: string, api: string) {
  return new OverwatchError({
    code: "API_MISMATCH",
    message: `Expected a plug-in for version ${api} of the plug-in API; ${name} is for ${wanted}.`,
    hint: "Install a version of the plug-in that fits, or another version of Overwatch.",
    details: { package: name, wanted, api },
  });
}

export function duplicateSubsystem(name: string, subsystem: string, first: string) {
  return new OverwatchError({
    code: "DUPLICATE_SUBSYSTEM",
    message: `Expected one plug-in for ${subsystem}; ${name} is left out, because ${first} is for it, too.`,
    hint: "Add one of the two to plugins.exclude.",
    details: { package: name, subsystem, first },
  });
}

/** A plug-in whose module cannot be imported. */
export function importFailed(name: string, reason: string) {
  return new OverwatchError({
    code: "IMPORT_FAILED",
    message: `Expected to import the plug-in ${name}; ${reason}.`,
    hint: "Is the package built, and are its own dependencies installed?",
    details: { package: name, reason },
  });
}

export function pluginInvalid(name: string, reason: string) {
  return new OverwatchError({
    code: "PLUGIN_INVALID",
    message: `Expected what defineDetector returns as default export of ${name}: ${reason}.`,
    hint: "Correct the plug-in; `overwatch plugins check` says more.",
    details: { package: name, reason },
  });
}

export function optionUnknown(where: string, name: string, known: readonly string[]) {
  const [best] = nearest(name, known, 1);
  const all = known.length === 0 ? "there are none" : `known are ${known.join(", ")}`;
  return new OverwatchError({
    code: "OPTION_UNKNOWN",
    message: `Expected one of the ${where}, found \`${name}\`; ${all}.`,
    hint: best === undefined ? "Remove it." : `Did you mean \`${best}\`?`,
    details: { where, name, known },
  });
}

export function optionInvalid(where: string, faults: readonly string[]) {
  return new OverwatchError({
    code: "OPTION_INVALID",
    message: `Expected other values of the ${where}: ${faults.join("; ")}.`,
    hint: "Correct these values.",
    details: { where, faults },
  });
}

// ---- Received files, pipeline ------------------------------------------------------------------------------------------

export function fileNameTaken(name: string, run: number, subsystem: string, target: string) {
  return new OverwatchError({
    code: "FILE_NAME_TAKEN",
    message: `${name}: run ${run} of ${subsystem} already has a file ${target} with other bytes; received files are never replaced.`,
    hint: "Compare the two: keep the one in the run, or remove it and move this one back into the data folder.",
    details: { name, run, subsystem, target },
  });
}

export function fileWithoutHistograms(path: string, keys: number) {
  return new OverwatchError({
    code: "FILE_WITHOUT_HISTOGRAMS",
    message: `${path}: expected at least one histogram, found none among ${keys} keys.`,
    hint: "Check what its sender selects: there is nothing in it to process.",
    details: { path, keys },
  });
}

/** An error that nobody foresaw: still a value in the report. */
export function subsystemFailed(run: number, subsystem: string, cause: unknown) {
  return new OverwatchError({
    code: "SUBSYSTEM_FAILED",
    message: `run ${run}, ${subsystem}: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "Its published results stay as they are; the next pass tries again. With --debug the log has more.",
    details: { run, subsystem },
    cause,
  });
}

/** A trend or alarm of the configuration that cannot be made. */
export function monitoringInvalid(where: string, expected: string, found: string | undefined) {
  return new OverwatchError({
    code: "MONITORING_INVALID",
    message: `Expected ${expected} at \`${where}\`, found ${found === undefined ? "nothing" : `\`${found}\``}.`,
    hint: "Correct the section `detectors` of the configuration.",
    details: { where, expected, found },
  });
}

// ---- Parts of a run ------------------------------------------------------------------------------------------------------

export function runNotThere(run: number, known: readonly number[]) {
  const newest = known.at(-1);
  return new OverwatchError({
    code: "RUN_UNKNOWN",
    message: `Expected a run that has received files, found nothing of run ${run}.`,
    hint:
      newest === undefined
        ? "There is no run in this data folder: `overwatch process` files what was received."
        : `The newest one is ${newest}; \`overwatch runs list\` shows all.`,
    details: { run, newest },
  });
}

export function subsystemNotThere(run: number, subsystem: string, known: readonly string[]) {
  const [best] = nearest(subsystem, known, 1);
  const all = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  return new OverwatchError({
    code: "SUBSYSTEM_UNKNOWN",
    message: `Expected a subsystem of run ${run}, found \`${subsystem}\`; ${all}.`,
    hint: best === undefined ? "Subsystems are named as in file names." : `Did you mean \`${best}\`?`,
    details: { run, subsystem, known },
  });
}

export function sliceRangeInvalid(from: number, to: number, runLength: number) {
  return new OverwatchError({
    code: "SLICE_RANGE_INVALID",
    message: `Expected whole minutes into the run, the first at least 0 and no later than the last, found ${from} to ${to}.`,
    hint: `The run is ${runLength} min long; a last minute beyond its end means "to the last file".`,
    details: { from, to, runLength },
  });
}

export function sliceWithoutData(from: number, to: number, minutes: readonly number[]) {
  const shown = minutes.length > 20 ? `${minutes.slice(0, 20).join(", ")}, ...` : minutes.join(", ");
  return new OverwatchError({
    code: "SLICE_WITHOUT_DATA",
    message: `Expected a file between minute ${from} and minute ${to} of the run, found none.`,
    hint: `There are files at the minutes ${shown}.`,
    details: { from, to, minutes },
  });
}

export function whenTargetUnknown(run: number, subsystem: string, target: string, known: readonly string[]) {
  const near = nearest(target, known, 2);
  return new OverwatchError({
    code: "WHEN_TARGET_UNKNOWN",
    message: `Expected an alarm or a histogram of ${subsystem} in run ${run}, found neither with the name \`${target}\`.`,
    hint:
      near.length === 0
        ? `\`overwatch runs show ${run} --hists --json\` has all names.`
        : `Did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`,
    details: { run, subsystem, target, near },
  });
}

/** A request of another process, or of the web. */
export function questionInvalid(kind: string, faults: readonly string[]) {
  return new OverwatchError({
    code: "QUESTION_INVALID",
    message: `Expected a question of the kind ${kind}: ${faults.join("; ")}.`,
    hint: "This is a fault of the program that asked.",
    details: { kind, faults },
  });
}
