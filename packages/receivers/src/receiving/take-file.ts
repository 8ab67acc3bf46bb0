import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { checkContent } from "@overwatch/core/ingest";
import { fileRefused, hashDiffers } from "../errors/catalogue.js";
import { publish, type StoreOutcome, temporaryName } from "./store-file.js";

/** What is known of a file once it is in its folder. */
export interface TakenFile {
  readonly outcome: StoreOutcome;
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal digits, of what is on the disk. */
  readonly sha256: string;
}

/** What is expected of a file that comes. */
export interface Expectations {
  /** SHA-256 in hexadecimal digits. */
  readonly sha256?: string;
  /** Called with the path of the complete file that was found good, before it is visible. */
  readonly look?: (path: string) => Promise<void>;
  /** Something that counts or limits on the way. */
  readonly through?: readonly Transform[];
}

/**
 * Takes a stream of bytes into a folder under a name: hidden until it is complete, checked to be a ROOT file with
 * histograms, and never over another file. Rejects with `FILE_REFUSED`, `HASH_DIFFERS` or `NAME_TAKEN`, or with what
 * stream or system say; then nothing of it is left.
 */
export async function takeFile(
  source: Readable,
  folder: string,
  name: string,
  { sha256: expected, look, through = [] }: Expectations = {},
): Promise<TakenFile> {
  const temporary = join(folder, temporaryName(name));
  try {
    await pipeline([source, ...through, createWriteStream(temporary, { flags: "wx" })]);
    await sync(temporary);
    // What is on the disk counts, not what was sent.
    const sha256 = await hashFile(temporary);
    if (expected !== undefined && expected.toLowerCase() !== sha256) throw hashDiffers(name, expected, sha256);
    await requireHistograms(temporary);
    await look?.(temporary);
    const { size: bytes } = await stat(temporary);
    return { outcome: await publish(temporary, folder, name), name, bytes, sha256 };
  } finally {
    await rm(temporary, { force: true });
  }
}

/** SHA-256 of a file, in hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function requireHistograms(path: string): Promise<void> {
  const check = await checkContent(path);
  if (check.status !== "usable") throw fileRefused(check.code, check.message);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
