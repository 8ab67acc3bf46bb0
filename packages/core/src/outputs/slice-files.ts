import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno, readText, writeAtomically } from "../disk/index.js";
import { SLICE_FORMAT, type SliceReport } from "../model/slice.js";
import { decodePlain, encodePlain } from "../store/index.js";

/** So many slices of a subsystem are kept: they are made again when somebody asks. */
const MOST_SLICES = 100;

const report = /^timeSlice\.\d+\.\d+\.[0-9a-f]+\.json$/;

/** Names of the files of a slice: its contents before processing, as shown, and its report. */
export interface SliceNames {
  readonly out: string;
  readonly processed: string;
  readonly report: string;
}

/** @param key - hexadecimal. */
export function sliceNames({ from, to }: SliceReport["available"], key: string): SliceNames {
  const name = `timeSlice.${from}.${to}.${key.slice(0, 40)}`;
  return { out: `${name}.root`, processed: `${name}.processed.root`, report: `${name}.json` };
}

/**
 * Writes a slice: its contents first, then the report that names them. Named by what decides the result, so that two
 * processes that make the same slice write the same.
 *
 * @param folder - of the subsystem; made if it is not there.
 */
export async function writeSlice(
  folder: string,
  name: string,
  slice: SliceReport,
  outputs: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, bytes] of outputs) await writeAtomically(join(folder, file), bytes);
  await writeAtomically(join(folder, name), `${encodePlain(slice)}\n`);
  await removeOldest(folder, name);
}

/** The report of a slice at a path; undefined when there is none that this version can use. */
export async function readSlice(path: string): Promise<SliceReport | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    const slice = decodePlain(text) as Partial<SliceReport> | null;
    return slice?.format === SLICE_FORMAT ? (slice as SliceReport) : undefined;
  } catch {
    return undefined; // derived: what cannot be read is made again
  }
}

async function removeOldest(folder: string, newest: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => report.test(name) && name !== newest);
  if (names.length < MOST_SLICES) return;
  const aged = await Promise.all(names.map(async (name) => ({ name, time: await changedAt(join(folder, name)) })));
  for (const { name } of aged.sort((a, b) => a.time - b.time).slice(0, names.length - MOST_SLICES + 1)) {
    // The report first: without it nobody looks for the others.
    for (const end of [".json", ".root", ".processed.root"]) {
      await rm(join(folder, name.replace(/\.json$/, end)), { force: true });
    }
  }
}

async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return 0;
    throw error;
  }
}
