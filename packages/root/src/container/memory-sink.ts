import type { Sink } from "./sink.js";

/** Collects a file in memory. */
export function createMemorySink(): Sink & { bytes(): Uint8Array<ArrayBuffer> } {
  const parts: Uint8Array[] = [];
  const patches: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  let size = 0;
  return {
    append(bytes) {
      parts.push(bytes.slice());
      size += bytes.length;
    },
    overwrite(offset, bytes) {
      patches.push({ offset, bytes: bytes.slice() });
    },
    bytes() {
      const whole = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      for (const { offset, bytes } of patches) whole.set(bytes, offset);
      return whole;
    },
  };
}
