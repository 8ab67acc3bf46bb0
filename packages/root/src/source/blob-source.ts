import type { Source } from "./source.js";
import { windowedSource } from "./windowed-source.js";

/** A Blob or File, read in large ranges. */
export function blobSource(blob: Blob): Source {
  const name = "name" in blob && typeof blob.name === "string" ? blob.name : "the given blob";
  return windowedSource(name, blob.size, async (offset, length) => {
    return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
  });
}
