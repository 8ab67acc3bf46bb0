import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { blobSource } from "./blob-source.js";
import { bytesSource } from "./bytes-source.js";
import type { FileSource, Source } from "./source.js";
import { urlSource } from "./url-source.js";

export { createFileSink } from "./node-sink.js";

const WINDOW_BYTES = 4 << 20;

/** In Node: a string is a path, or an address when it begins with http:// or https://. */
export async function openSource(source: FileSource): Promise<Source> {
  if (typeof source !== "string") return source instanceof Uint8Array ? bytesSource(source) : blobSource(source);
  return /^https?:\/\//.test(source) ? urlSource(source) : fileSource(source);
}

/** Reads large ranges synchronously: for local files that is far faster than asking the thread pool per object. */
function fileSource(path: string): Source {
  // Asked before opening: opening a pipe would wait for its writer.
  if (!statSync(path).isFile()) throw new Error("it is not a regular file");
  const fd = openSync(path, "r");
  const stat = fstatSync(fd);
  let window = Buffer.alloc(0);
  let from = 0;
  let open = true;
  return {
    name: path,
    size: stat.size,
    read(offset, length) {
      if (offset < from || offset + length > from + window.length) {
        window = readRange(fd, offset, Math.min(Math.max(length, WINDOW_BYTES), stat.size - offset));
        from = offset;
        if (window.length < length) throw new Error("the file has become shorter while it was read");
      }
      return window.subarray(offset - from, offset - from + length);
    },
    async close() {
      window = Buffer.alloc(0);
      if (open) closeSync(fd);
      open = false;
    },
  };
}

/** Whether two paths lead to one file, over links too. */
export function isSameFile(path: string, other: string): boolean {
  const [a, b] = [path, other].map((one) => statSync(one, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

function readRange(fd: number, offset: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let got = 0;
  while (got < length) {
    const count = readSync(fd, bytes, got, length - got, offset + got);
    if (count === 0) break;
    got += count;
  }
  return bytes.subarray(0, got);
}
