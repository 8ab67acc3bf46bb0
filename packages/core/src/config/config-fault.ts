import type { OverwatchError } from "../errors/index.js";
import type { ConfigFault, Origin } from "./config.js";
import { shorten } from "./describe-value.js";
import { formatKeyPath, type KeyPath } from "./key-path.js";

/** An error of the catalogue as a value, with where it is. */
export function toFault(
  error: OverwatchError<ConfigFault["code"]>,
  origin?: Partial<Origin>,
  path?: KeyPath,
): ConfigFault {
  return {
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(path === undefined || path.length === 0 ? {} : { key: shorten(formatKeyPath(path), 200) }),
    ...origin,
  };
}
