import { OverwatchError } from "./overwatch-error.js";

/** Codes of the errors that make a whole file unusable. */
export type FileErrorCode =
  | "FILE_EMPTY"
  | "FILE_NOT_ROOT"
  | "FILE_HEADER_INVALID"
  | "FILE_TRUNCATED"
  | "FILE_NOT_CLOSED"
  | "FILE_KEYS_INVALID"
  | "FILE_UNREADABLE"
  | "FILE_CLOSED";

/** Codes of the errors that concern one object of a file. */
export type ObjectErrorCode =
  | "OBJECT_NOT_FOUND"
  | "OBJECT_DAMAGED"
  | "OBJECT_COMPRESSION"
  | "OBJECT_CLASS_UNKNOWN"
  | "OBJECT_TOO_LARGE";

export function fileEmpty(file: string): OverwatchError<"FILE_EMPTY"> {
  return new OverwatchError({
    code: "FILE_EMPTY",
    message: `Expected a ROOT file, found no bytes at all in ${file}.`,
    hint: "The writer may not have begun yet: try again later, or remove the file.",
    details: { file, size: 0 },
  });
}

export function fileNotRoot(file: string, found: string): OverwatchError<"FILE_NOT_ROOT"> {
  return new OverwatchError({
    code: "FILE_NOT_ROOT",
    message: `Expected "root" in the first four bytes of ${file}, found ${JSON.stringify(found)}.`,
    hint: "This is another kind of file: check what wrote it.",
    details: { file, found, offset: 0 },
  });
}

export function fileHeaderInvalid(
  file: string,
  field: string,
  value: number,
  expected: string,
  offset: number,
): OverwatchError<"FILE_HEADER_INVALID"> {
  return new OverwatchError({
    code: "FILE_HEADER_INVALID",
    message: `Expected ${expected} as ${field} of ${file}, found ${value} at byte ${offset}.`,
    hint: "The beginning of the file is damaged: fetch it again from where it came.",
    details: { file, field, value, offset, reason: `${field} is ${value}` },
  });
}

export function fileTruncated(file: string, size: number, end: number): OverwatchError<"FILE_TRUNCATED"> {
  return new OverwatchError({
    code: "FILE_TRUNCATED",
    message: `Expected ${end} bytes in ${file}, as its header says, found ${size}.`,
    hint: "It may still be on its way: try again later, or fetch it again.",
    details: { file, size, end, offset: size, reason: `${end - size} bytes are missing` },
  });
}

export function fileNotClosed(file: string): OverwatchError<"FILE_NOT_CLOSED"> {
  return new OverwatchError({
    code: "FILE_NOT_CLOSED",
    message: `Expected a list of keys in ${file}, found none: its writer has not closed it.`,
    hint: "Wait until the writer has finished; if it crashed, real ROOT may recover the objects.",
    details: { file, reason: "no key list" },
  });
}

export function fileKeysInvalid(file: string, reason: string, offset: number): OverwatchError<"FILE_KEYS_INVALID"> {
  return new OverwatchError({
    code: "FILE_KEYS_INVALID",
    message: `Expected a list of keys at byte ${offset} of ${file}, found that ${reason}.`,
    hint: "The file is damaged: fetch it again from where it came.",
    details: { file, reason, offset },
  });
}

export function fileUnreadable(file: string, cause: unknown): OverwatchError<"FILE_UNREADABLE"> {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OverwatchError({
    code: "FILE_UNREADABLE",
    message: `Expected to read ${file}, but: ${reason}.`,
    hint: "Check that it exists and that this process may read it.",
    details: { file, reason },
    cause,
  });
}

export function fileClosed(file: string): OverwatchError<"FILE_CLOSED"> {
  return new OverwatchError({
    code: "FILE_CLOSED",
    message: `Expected ${file} to be open, but close() was called.`,
    hint: "Read before closing, or open the file again.",
    details: { file },
  });
}

export function objectNotFound(
  file: string,
  path: string,
  cycle: number | undefined,
  near: readonly string[],
): OverwatchError<"OBJECT_NOT_FOUND"> {
  const wanted = cycle === undefined ? path : `${path};${cycle}`;
  return new OverwatchError({
    code: "OBJECT_NOT_FOUND",
    message: `Expected an object ${JSON.stringify(wanted)} in ${file}, found none of that name.`,
    hint: near.length > 0 ? `Did you mean ${near.join(", ")}?` : "List the names with keys().",
    details: { file, path, cycle, near },
  });
}

/** Codes of the errors of writing. */
export type WriteErrorCode = "OBJECT_NOT_WRITABLE" | "WRITE_PATH_INVALID" | "WRITE_OVER_INPUT" | "WRITE_FAILED";

export function objectNotWritable(className: string, reason: string): OverwatchError<"OBJECT_NOT_WRITABLE"> {
  return new OverwatchError({
    code: "OBJECT_NOT_WRITABLE",
    message: `Expected an object that can be written, found one of class ${className}: ${reason}.`,
    hint: "Leave it out, or read it again from the file that describes its class.",
    details: { className, reason },
  });
}

export function writePathInvalid(path: string, reason: string): OverwatchError<"WRITE_PATH_INVALID"> {
  return new OverwatchError({
    code: "WRITE_PATH_INVALID",
    message: `Expected a path such as "directory/name" for an object, found ${JSON.stringify(path)}: ${reason}.`,
    hint: "Use another name for the object or the directory.",
    details: { path, reason },
  });
}

export function writeOverInput(target: string, source: string): OverwatchError<"WRITE_OVER_INPUT"> {
  const name = target === source ? target : `${target} (which is ${source})`;
  return new OverwatchError({
    code: "WRITE_OVER_INPUT",
    message: `Expected a file to write that is not among those to read, found ${name}.`,
    hint: "Write to another name: the result comes first, the files to read after it. Nothing was changed.",
    details: { file: target, source },
  });
}

export function writeFailed(file: string, cause: unknown): OverwatchError<"WRITE_FAILED"> {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OverwatchError({
    code: "WRITE_FAILED",
    message: `Expected to write ${file}, but: ${reason}.`,
    hint: "Check the directory, its permissions and the space that is left. A file that was there before is unchanged.",
    details: { file, reason },
    cause,
  });
}

/** Codes of the errors of network messages. */
export type MessageErrorCode = "MESSAGE_INVALID" | "MESSAGE_DAMAGED" | "MESSAGE_CLASS_UNKNOWN" | "MESSAGE_TOO_LARGE";

export function messageInvalid(reason: string): OverwatchError<"MESSAGE_INVALID"> {
  return new OverwatchError({
    code: "MESSAGE_INVALID",
    message: `Expected a message with a ROOT object, found ${reason}.`,
    hint: "Check what the sender sends; the message can be left out.",
    details: { reason },
  });
}

export function messageDamaged(
  reason: string,
  offset: number | undefined,
  cause: unknown,
): OverwatchError<"MESSAGE_DAMAGED"> {
  const at = offset === undefined ? "" : ` at byte ${offset}`;
  return new OverwatchError({
    code: "MESSAGE_DAMAGED",
    message: `Expected a whole object in a message, found${at}: ${reason}.`,
    hint: "Leave the object out, and ask the sender for it again.",
    details: { reason, offset },
    cause,
  });
}

export function messageClassUnknown(reason: string, cause: unknown): OverwatchError<"MESSAGE_CLASS_UNKNOWN"> {
  return new OverwatchError({
    code: "MESSAGE_CLASS_UNKNOWN",
    message: `Expected an object of a class that is described, found: ${reason}.`,
    hint: "Ask the sender for its streamer infos (-SchemaOnRequest) and give them to the registry.",
    details: { reason },
    cause,
  });
}

export function messageTooLarge(reason: string, cause: unknown): OverwatchError<"MESSAGE_TOO_LARGE"> {
  return new OverwatchError({
    code: "MESSAGE_TOO_LARGE",
    message: `Expected a message within the limit, found one of ${reason}.`,
    hint: "Check the sender: no histogram needs that much.",
    details: { reason },
    cause,
  });
}

/** What is known of an object that cannot be read. */
export interface ObjectPlace {
  readonly file: string;
  readonly path: string;
  readonly cycle: number;
  readonly className: string;
  /** Byte in the file where the object's record begins. */
  readonly record: number;
  readonly reason: string;
  /** Byte within the uncompressed object, where known. */
  readonly offset?: number | undefined;
}

function describe(place: ObjectPlace): string {
  const at = place.offset === undefined ? "" : ` at its byte ${place.offset}`;
  return `${place.path};${place.cycle} (${place.className}, record at byte ${place.record} of ${place.file})${at}`;
}

export function objectDamaged(place: ObjectPlace, cause?: unknown): OverwatchError<"OBJECT_DAMAGED"> {
  return new OverwatchError({
    code: "OBJECT_DAMAGED",
    message: `Expected a whole object in ${describe(place)}, found: ${place.reason}.`,
    hint: "The other objects of the file can be read.",
    details: { ...place },
    cause,
  });
}

export function objectCompression(place: ObjectPlace, cause?: unknown): OverwatchError<"OBJECT_COMPRESSION"> {
  return new OverwatchError({
    code: "OBJECT_COMPRESSION",
    message: `Expected compressed blocks in ${describe(place)}, found: ${place.reason}.`,
    hint: "The other objects of the file can be read.",
    details: { ...place },
    cause,
  });
}

export function objectClassUnknown(place: ObjectPlace, cause?: unknown): OverwatchError<"OBJECT_CLASS_UNKNOWN"> {
  return new OverwatchError({
    code: "OBJECT_CLASS_UNKNOWN",
    message: `Expected a description of the class of ${describe(place)}, found: ${place.reason}.`,
    hint: "The file has no streamer info for this class, or the class writes itself in its own way.",
    details: { ...place },
    cause,
  });
}

export function objectTooLarge(place: ObjectPlace, cause?: unknown): OverwatchError<"OBJECT_TOO_LARGE"> {
  return new OverwatchError({
    code: "OBJECT_TOO_LARGE",
    message: `Expected an object within the limit in ${describe(place)}, found: ${place.reason}.`,
    hint: "Raise maxObjectSize if the file can be trusted.",
    details: { ...place },
    cause,
  });
}
