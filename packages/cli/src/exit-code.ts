import { isOverwatchError } from "@overwatch/core/errors";

/** 0 fine, 1 done but problems were found, 2 wrong use, 3 the environment failed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What the user can change in the command or the configuration. */
const WRONG_USE: ReadonlySet<string> = new Set([
  "ARCHIVE_EXISTS",
  "USAGE_COMMAND_UNKNOWN",
  "USAGE_OPTION_UNKNOWN",
  "USAGE_ARGUMENT_INVALID",
  "CONFIG_INVALID",
  "CONFIG_KEY_UNKNOWN",
  "CONFIG_VALUE_INVALID",
  "CONFIG_FILE_INVALID",
  "CONFIG_FILE_MISSING",
  "DATA_FOLDER_MISSING",
  "DEPLOYMENT_EXISTS",
  "ENDPOINT_INVALID",
  "FAULT_INVALID",
  "FOLDER_NOT_EMPTY",
  "SDK_TARBALLS_MISSING",
  "NOTIFIER_UNKNOWN",
  "OPTION_INVALID",
  "OPTION_UNKNOWN",
  "RECEIVER_MISSING",
  "REPLAY_ONTO_ITSELF",
  "ROLE_INVALID",
  "SITES_MISSING",
  "STATE_EXISTS",
  "SUBSYSTEM_INVALID",
  "TOKEN_MISSING",
  "PASSWORD_TOO_SHORT",
  "USER_NAME_INVALID",
  "SLICE_RANGE_INVALID",
  "SUBSYSTEM_UNKNOWN",
  "WHEN_TARGET_UNKNOWN",
  "WRITE_OVER_INPUT",
]);

/** What the machine refused: codes of ours and of the system. */
const ENVIRONMENT: ReadonlySet<string> = new Set([
  "ADDRESS_UNUSABLE",
  "CONFIG_FILE_UNREADABLE",
  "DATA_FOLDER_LOCKED",
  "DEPLOYMENT_INVALID",
  "LOCK_LOST",
  "PACKAGE_MISSING",
  "SOCKET_FAILED",
  "PACKING_FAILED",
  "PAGES_NOT_BUILT",
  "RENDERER_NOT_BUILT",
  "PORT_TAKEN",
  "STATE_DAMAGED",
  "STATE_TOO_NEW",
  "STORE_BUSY",
  "STORE_DAMAGED",
  "STORE_GONE",
  "STORE_UNAVAILABLE",
  "WRITE_FAILED",
  "EACCES",
  "EADDRINUSE",
  "EDQUOT",
  "EFBIG",
  "EIO",
  "EMFILE",
  "ENFILE",
  "ENOSPC",
  "EPERM",
  "EROFS",
  "ERR_MODULE_NOT_FOUND",
]);

/**
 * The exit code of a command that threw `error`. An error of ours that is in neither table is about the data: 1.
 * What is no error of ours is a fault of the program or the machine: 3.
 */
export function exitCodeOf(error: unknown): ExitCode {
  const codes = listCodes(error);
  if (codes.some((code) => ENVIRONMENT.has(code))) return 3;
  if (!isOverwatchError(error)) return 3;
  return WRONG_USE.has(error.code) ? 2 : 1;
}

/** Codes of an error and of what caused it, to a sensible depth. */
function listCodes(error: unknown): readonly string[] {
  const codes: string[] = [];
  let here = error;
  for (let depth = 0; depth < 5 && typeof here === "object" && here !== null; depth++) {
    const { code, cause } = here as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === "string") codes.push(code);
    here = cause;
  }
  return codes;
}
