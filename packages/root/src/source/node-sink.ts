import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Sink } from "../container/sink.js";

const BUFFER_BYTES = 1 << 20;

/** A sink whose file appears under its name with `commit`, whole. */
export interface FileSink extends Sink {
  commit(): void;
  discard(): void;
}

let count = 0;

/** Writes beside the target, under a name that no watcher takes for a ROOT file, and renames at the end. */
export function createFileSink(target: string): FileSink {
  const folder = dirname(target);
  const temporary = join(folder, `.${basename(target)}.${process.pid}-${++count}.tmp`);
  const fd = openSync(temporary, "wx");
  const buffer = Buffer.alloc(BUFFER_BYTES);
  let filled = 0;
  let written = 0;
  let open = true;
  const put = (bytes: Uint8Array, at: number) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, at + done);
  };
  const flush = () => {
    put(buffer.subarray(0, filled), written);
    written += filled;
    filled = 0;
  };
  const close = () => {
    if (open) closeSync(fd);
    open = false;
  };
  return {
    append(bytes) {
      if (filled + bytes.length > BUFFER_BYTES) flush();
      if (bytes.length > BUFFER_BYTES) {
        put(bytes, written);
        written += bytes.length;
        return;
      }
      buffer.set(bytes, filled);
      filled += bytes.length;
    },
    overwrite(offset, bytes) {
      flush();
      put(bytes, offset);
    },
    commit() {
      flush();
      fsyncSync(fd);
      close();
      renameSync(temporary, target);
      syncFolder(folder);
    },
    discard() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}

/** Makes the new name last through a crash; not every system lets a folder be synchronised. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // The file itself is safe.
  }
}
