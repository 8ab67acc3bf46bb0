import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { SubsystemWork } from "../work.js";

/** More bytes of one run than this are not held: its files are then read a second time, one by one. */
const HELD = 128 * 2 ** 20;

/** The bytes of a run's files, each read once for its digest, for all subsystems that use it, and for its copy. */
export interface RunContents {
  /** SHA-256 of a file, hexadecimal. */
  readonly digest: (path: string) => Promise<string>;
  /** Bytes by name of the files of a subsystem's work, shared between threads; those that are held. */
  readonly of: (work: Pick<SubsystemWork, "folder" | "files">) => ReadonlyMap<string, Uint8Array>;
}

export function createRunContents(limit = HELD): RunContents {
  const held = new Map<string, Uint8Array>();
  let size = 0;

  return {
    digest: async (path) => {
      const bytes = await stat(path);
      if (size + bytes.size > limit) return digestStream(path);
      size += bytes.size;
      const contents = await readShared(path, bytes.size);
      held.set(path, contents);
      return createHash("sha256").update(contents).digest("hex");
    },
    of: ({ folder, files }) => {
      const found = new Map<string, Uint8Array>();
      for (const { name } of files) {
        const contents = held.get(join(folder, name));
        if (contents !== undefined) found.set(name, contents);
      }
      return found;
    },
  };
}

/** In memory that threads share: nothing is copied to hand it over. */
async function readShared(path: string, size: number): Promise<Uint8Array> {
  const contents = new Uint8Array(new SharedArrayBuffer(size));
  const file = await open(path);
  try {
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(contents, at, size - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return at === size ? contents : contents.subarray(0, at);
  } finally {
    await file.close();
  }
}

async function digestStream(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
