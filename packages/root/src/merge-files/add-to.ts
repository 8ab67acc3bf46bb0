import type { AnyObject } from "../classes/types.js";
import { isOverwatchError } from "../errors/overwatch-error.js";
import type { FileEntry } from "../file/file-entry.js";
import type { FileBuilder } from "../write/file-builder.js";
import type { LeftOut } from "./file-report.js";

/** Adds an object, or the bytes of one, under its path; what cannot be written is left out. */
export function addTo(builder: FileBuilder, entry: FileEntry, object: AnyObject | Uint8Array): LeftOut | undefined {
  const { path, name, title, className } = entry;
  try {
    if (object instanceof Uint8Array) builder.addRecord({ path, name, title }, className, object);
    else builder.add({ path, name, title, object });
    return undefined;
  } catch (error) {
    if (!isOverwatchError(error, "OBJECT_NOT_WRITABLE", "WRITE_PATH_INVALID")) throw error;
    return { path, reason: error.message, code: "not-supported" };
  }
}
