// Edge: lists files. Their contents are read when a run is processed.
import { readdir } from "node:fs/promises";
import { aliceGrammar, parseReceivedName, parseRunFolder, parseStoredName } from "@overwatch/core/names";
import { recordedRunMissing } from "../../errors/catalogue.js";
import type { RecordedFile } from "../bench/bench.js";

/** Files of one run, as `runDetector` takes them: `runDetector(plugin, recorded)`. */
export interface RecordedRun {
  readonly run: { readonly number: number; readonly hltMode: string };
  /** Whose files these are. */
  readonly fileLocationSubsystem: string;
  /** By time. */
  readonly files: readonly RecordedFile[];
}

/** How names of files are read. */
export interface RecordedRunOptions {
  /** Of the times in names, as in a deployment's configuration. Default "Europe/Zurich". */
  readonly timeZone?: string;
}

/** Run number of files whose names tell none. */
const unnamedRun = 1;

/** What the name of a file, and of its folder, tells. */
interface Placed {
  readonly number: number;
  readonly hltMode: string;
  readonly subsystem: string;
  readonly time: number | undefined;
  readonly url: URL;
}

/**
 * The runs in a folder, by number. Files may be as receivers write them (`EMChistos_300005_C_2015_11_24_18_05_10.root`), as a
 * data folder keeps them (`Run300005/EMC/EMChists.2015_11_24_18_05_10.root`), or have any other name that ends in `.root`:
 * these are one run, in order of names. Of each run the files of the subsystem are taken, of a run that has none those of HLT.
 *
 * @param folder - a folder, as `new URL("../testdata/", import.meta.url)`.
 * @throws `RECORDED_RUN_MISSING` when there is nothing for the subsystem.
 */
export async function readRecordedRuns(
  folder: URL,
  subsystem: string,
  { timeZone = "Europe/Zurich" }: RecordedRunOptions = {},
): Promise<readonly RecordedRun[]> {
  const base = new URL(folder.href.endsWith("/") ? folder.href : `${folder.href}/`);
  const placed = (await listFiles(base)).flatMap((path) => place(path, base, subsystem, timeZone) ?? []);
  const numbers = [...new Set(placed.map(({ number }) => number))].sort((a, b) => a - b);
  const runs = numbers.flatMap((number) => {
    const inRun = placed.filter((file) => file.number === number);
    const own = inRun.filter((file) => file.subsystem === subsystem);
    const taken = own.length > 0 ? own : inRun.filter((file) => file.subsystem === "HLT");
    return taken.length === 0 ? [] : [runOf(taken)];
  });
  if (runs.length === 0) throw recordedRunMissing(decodeURIComponent(base.pathname), subsystem);
  return runs;
}

function runOf(files: readonly Placed[]): RecordedRun {
  const sorted = [...files].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.url.href < b.url.href ? -1 : 1));
  const [first] = sorted;
  return {
    run: { number: first?.number ?? unnamedRun, hltMode: first?.hltMode ?? "U" },
    fileLocationSubsystem: first?.subsystem ?? "",
    files: sorted.map(({ url, time }) => ({ url, ...(time !== undefined && { time }) })),
  };
}

/** Paths of ROOT files in the folder and, of a data folder, in its runs. */
async function listFiles(base: URL): Promise<readonly string[]> {
  const inside = async (path: string) => {
    const names = await readdir(new URL(path, base)).catch((error: unknown) => {
      if (path !== "" && isNoFolder(error)) return [];
      throw recordedRunMissing(decodeURIComponent(base.pathname), undefined, error);
    });
    return names.sort().map((name) => `${path}${name}`);
  };
  const top = await inside("");
  const runs = top.filter((name) => parseRunFolder(name) !== undefined);
  const subsystems = (await Promise.all(runs.map((run) => inside(`${run}/`)))).flat();
  const stored = (await Promise.all(subsystems.map((path) => inside(`${path}/`)))).flat();
  return [...top, ...stored].filter((path) => path.endsWith(".root"));
}

function isNoFolder(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOTDIR";
}

/** Undefined for what is derived, and for files that are received and of no use: replays, dates that are none. */
function place(path: string, base: URL, subsystem: string, timeZone: string): Placed | undefined {
  const url = new URL(path.split("/").map(encodeURIComponent).join("/"), base);
  const [name = "", , run] = path.split("/").reverse();
  if (run !== undefined) {
    const stored = parseStoredName(name, timeZone);
    return stored && { ...stored, number: parseRunFolder(run) ?? unnamedRun, hltMode: "C", url };
  }
  const received = parseReceivedName(name, aliceGrammar, timeZone);
  if (!("reason" in received)) {
    if (received.hltMode === "E") return undefined;
    return { ...received, number: received.run, url };
  }
  if (received.reason === "time" || name.startsWith(".") || name.startsWith("hists.")) return undefined;
  return { number: unnamedRun, hltMode: "U", subsystem, time: undefined, url };
}
