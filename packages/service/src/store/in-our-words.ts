import { storeBusy, storeUnavailable } from "../errors/catalogue.js";
import { databaseFault } from "./libsql.js";

/** Writing takes milliseconds; only a rebuilding can make another writer wait for so long. */
export const busySeconds = 5;

/** The error of ours for what database or system say of the file at `path`; `error` itself when it is about something else. */
export function inOurWords(path: string, error: unknown): unknown {
  const fault = databaseFault(error);
  if (fault?.kind === "busy") return storeBusy(path, busySeconds);
  if (fault !== undefined) return storeUnavailable(path, fault.reason, error);
  if (isSystemError(error)) return storeUnavailable(path, error.message, error);
  return error;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
