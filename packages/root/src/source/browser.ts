import { blobSource } from "./blob-source.js";
import { bytesSource } from "./bytes-source.js";
import type { FileSource, Source } from "./source.js";
import { urlSource } from "./url-source.js";

/** In browsers: a string is an address. */
export async function openSource(source: FileSource): Promise<Source> {
  if (typeof source === "string") return urlSource(source);
  return source instanceof Uint8Array ? bytesSource(source) : blobSource(source);
}
