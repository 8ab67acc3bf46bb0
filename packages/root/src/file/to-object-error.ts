import {
  type ObjectPlace,
  objectClassUnknown,
  objectCompression,
  objectDamaged,
  objectTooLarge,
} from "../errors/catalogue.js";
import { Damage } from "../errors/damage.js";
import type { OverwatchError } from "../errors/overwatch-error.js";
import type { FileEntry } from "./file-entry.js";

/** What was thrown while an object was read, as an error that says where; `position` is how far reading came. */
export function toObjectError(file: string, entry: FileEntry, error: unknown, position?: number): OverwatchError {
  const damage = error instanceof Damage ? error : undefined;
  const reason = damage?.reason ?? (error instanceof Error ? error.message : String(error));
  const { path, cycle, className, key } = entry;
  const place: ObjectPlace = {
    file,
    path,
    cycle,
    className,
    record: key.seek,
    reason,
    offset: damage?.offset ?? position,
  };
  switch (damage?.kind) {
    case "compression":
      return objectCompression(place, error);
    case "unknown-class":
      return objectClassUnknown(place, error);
    case "too-large":
      return objectTooLarge(place, error);
    default:
      return objectDamaged(place, error);
  }
}
