import type { Sink } from "../container/sink.js";
import { blobSource } from "./blob-source.js";
import { bytesSource } from "./bytes-source.js";
import type { FileSource, Source } from "./source.js";
import { urlSource } from "./url-source.js";

/** In browsers: a string is an address. */
export async function openSource(source: FileSource): Promise<Source> {
  if (typeof source === "string") return urlSource(source);
  return source instanceof Uint8Array ? bytesSource(source) : blobSource(source);
}

/** Browsers have no paths: nothing is written to what is read. */
export function isSameFile(_path: string, _other: string): boolean {
  return false;
}

/** Browsers have no paths to write to: use `encodeRootFile`. */
export function createFileSink(_target: string): Sink & { commit(): void; discard(): void } {
  throw new Error("files can be written in Node only; encodeRootFile gives their bytes anywhere");
}
