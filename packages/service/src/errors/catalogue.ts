/** All codes of the service, one factory for each situation: a table, longer than other files. */
import { OverwatchError } from "@overwatch/core/errors";

// ---- Runner ----

export function runnerEnded(task: string, reason: string) {
  return new OverwatchError({
    code: "RUNNER_ENDED",
    message: `Expected the thread of a plug-in to finish ${task}; it ended twice between steps: ${reason}.`,
    hint: "Look for timers, promises or a process.exit that a hook or the import of the plug-in leaves behind.",
    details: { task, reason },
  });
}

export function runnerGaveUp(task: string, ends: number) {
  return new OverwatchError({
    code: "RUNNER_GAVE_UP",
    message: `Expected the thread of a plug-in to finish ${task}; it had to be ended ${ends} times.`,
    hint: "Exclude the plug-in with plugins.exclude until it is corrected.",
    details: { task, ends },
  });
}

export function runnerClosed(task: string) {
  return new OverwatchError({
    code: "RUNNER_CLOSED",
    message: `Expected an open runner for ${task}, found a closed one.`,
    hint: "Nothing is lost: the next pass does it.",
    details: { task },
  });
}

export function runnerFailed(task: string, reason: string) {
  return new OverwatchError({
    code: "RUNNER_FAILED",
    message: `Expected the thread of a plug-in to finish ${task}; it threw ${reason}.`,
    hint: "This is a fault of Overwatch: please report it with the message.",
    details: { task, reason },
  });
}

export function runnerNotBuilt(path: string) {
  return new OverwatchError({
    code: "RUNNER_NOT_BUILT",
    message: `Expected the built code of the threads of plug-ins, found nothing at ${path}.`,
    hint: "Build the packages: `node scripts/setup.mjs` in the repository.",
    details: { path },
  });
}

export function dataFolderLocked(
  dataFolder: string,
  owner: { readonly pid: number; readonly host: string; readonly command: string },
) {
  return new OverwatchError({
    code: "DATA_FOLDER_LOCKED",
    message: `Expected to be the only one who files and publishes in ${dataFolder}, found \`${owner.command}\` (process ${owner.pid} on ${owner.host}).`,
    hint: "Wait until it has ended, or stop it: its lock goes with it.",
    details: { dataFolder, ...owner },
  });
}

export function lockLost(
  dataFolder: string,
  owner: { readonly pid: number; readonly host: string; readonly command: string } | undefined,
) {
  const by =
    owner === undefined ? "nobody holds it now" : `\`${owner.command}\` has it (process ${owner.pid} on ${owner.host})`;
  return new OverwatchError({
    code: "LOCK_LOST",
    message: `Expected to hold the lock of ${dataFolder} still; ${by}.`,
    hint: "This process was suspended for long, or somebody removed the lock: it published nothing more. Start it again.",
    details: { dataFolder, owner },
  });
}

// ---- Store: the index of the reports, and what people said ----

export function storeMissing(path: string) {
  return new OverwatchError({
    code: "STORE_MISSING",
    message: `Expected the index of processed runs at ${path}, found none.`,
    hint: "Is this the right data folder? `overwatch process` makes the index.",
    details: { path },
  });
}

export function storeUnavailable(path: string, reason: string, cause?: unknown) {
  return new OverwatchError({
    code: "STORE_UNAVAILABLE",
    message: `Expected to read and write the database ${path}, but: ${reason}.`,
    hint: "Its folder must be on a local disk with space, and this process must be allowed to write there.",
    details: { path, reason },
    cause,
  });
}

export function storeBusy(path: string, seconds: number) {
  return new OverwatchError({
    code: "STORE_BUSY",
    message: `Expected to write to the database ${path} within ${seconds} s; another process is writing all the time.`,
    hint: "Try again; if it stays so, look which process has the file open.",
    details: { path, seconds },
  });
}

export function storeDamaged(path: string, asidePath: string, reason: string) {
  return new OverwatchError({
    code: "STORE_DAMAGED",
    message: `Expected a sound database at ${path}, found: ${reason}. It was set aside as ${asidePath}.`,
    hint: "Open the store again: it is made anew, and filled from the reports.",
    details: { path, asidePath, reason },
  });
}

/** The file that is open is not the one that others see. */
export function storeGone(path: string) {
  return new OverwatchError({
    code: "STORE_GONE",
    message: `Expected the database that was opened at ${path}; it was removed or replaced since then.`,
    hint: "Open the store again: what is missing is filled from the reports.",
    details: { path },
  });
}

export function stateTooNew(path: string, found: number, known: number) {
  return new OverwatchError({
    code: "STATE_TOO_NEW",
    message: `Expected at most format ${known} in ${path}, found ${found}: a newer version of Overwatch has written it.`,
    hint: "Use that version or a newer one; the copy that it made beside the file is of the older format.",
    details: { path, found, known },
  });
}

export function stateDamaged(path: string, reason: string) {
  return new OverwatchError({
    code: "STATE_DAMAGED",
    message: `Expected what people decided in the database ${path}, found: ${reason}.`,
    hint: "It cannot be made again: restore it from a backup, or move it away to begin without past decisions.",
    details: { path, reason },
  });
}

// ---- Notifiers ----

export function notifierFailed(name: string, reason: string, retryAfter?: number) {
  return new OverwatchError({
    code: "NOTIFIER_FAILED",
    message: `Expected the notifier \`${name}\` to take a message: ${reason}.`,
    hint: `The message waits and is sent again; \`overwatch alarms test-notify ${name}\` tries it now.`,
    details: { name, reason, ...(retryAfter === undefined ? {} : { retryAfter }) },
  });
}
