import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { hasErrno } from "../disk/index.js";
import { listRuns, RUN_INFO, readRunInfo } from "../ingest/index.js";
import { frozenName } from "../model/frozen-name.js";
import { runFolder } from "../model/names/stored-name.js";
import type { ReferenceReport, ReferenceWanted } from "../model/reference.js";
import { readReport } from "../outputs/index.js";
import { type FoundReference, referenceReport } from "./reference-name.js";
import type { SubsystemWork } from "./work.js";

/** What a reference is looked for: the run that compares, and where things are. */
export type ReferenceSeeker = Pick<SubsystemWork, "run" | "subsystem" | "hltMode" | "folder"> &
  Partial<Pick<SubsystemWork, "references" | "referencesFolder">>;

/** More runs are not looked at for one that is good. */
const mostRuns = 200;
/** Less is not known well enough to compare with. */
const leastCoverage = 0.5;

/**
 * Finds the histograms of a reference: the processed ones of the given run, or by rule those of the newest earlier run of the same
 * HLT mode that was good, with more than half of its histograms judged; a file; or what people froze under a name. What the
 * rule found once for a run stays, so that the run's result does not depend on when it is made again. Undefined when there
 * is none.
 */
export async function findReference(
  seeker: ReferenceSeeker,
  wanted: ReferenceWanted,
): Promise<FoundReference | undefined> {
  if (typeof wanted === "number") return processedOf(seeker, wanted);
  if (wanted === "previous run") return (await pinnedRun(seeker)) ?? newestGood(seeker);
  const path = "file" in wanted ? resolve(wanted.file) : await frozenPath(seeker.referencesFolder, wanted);
  const digest = path === undefined ? undefined : await digestOfFile(path);
  return path === undefined || digest === undefined ? undefined : { path, digest };
}

/** What these references are now. */
export async function lookAtReferences(
  seeker: ReferenceSeeker,
  references: readonly ReferenceReport[],
): Promise<readonly ReferenceReport[]> {
  return Promise.all(
    references.map(async ({ wanted }) => referenceReport(wanted, await findReference(seeker, wanted))),
  );
}

async function pinnedRun(seeker: ReferenceSeeker): Promise<FoundReference | undefined> {
  const pinned = seeker.references?.find(({ wanted }) => wanted === "previous run")?.run;
  return pinned === undefined ? undefined : processedOf(seeker, pinned);
}

async function newestGood(seeker: ReferenceSeeker): Promise<FoundReference | undefined> {
  const dataFolder = dataFolderOf(seeker);
  const earlier = (await listRuns(dataFolder)).filter((other) => other < seeker.run).reverse();
  for (const other of earlier.slice(0, mostRuns)) {
    const info = await readRunInfo(join(dataFolder, runFolder(other), RUN_INFO));
    if (info.hltMode !== seeker.hltMode) continue;
    const candidate = await processedOf(
      seeker,
      other,
      ({ quality, coverage }) => quality === "good" && coverage > leastCoverage,
    );
    if (candidate !== undefined) return candidate;
  }
  return undefined;
}

async function processedOf(
  seeker: ReferenceSeeker,
  run: number,
  suits: (report: { readonly quality: string; readonly coverage: number }) => boolean = () => true,
): Promise<FoundReference | undefined> {
  const folder = join(dataFolderOf(seeker), runFolder(run), seeker.subsystem);
  const report = await readReport(folder);
  if (report?.processedFile === undefined || !suits(report)) return undefined;
  return { run, path: join(folder, report.processedFile), digest: report.key };
}

/** The newest version unless one is wanted: `NAME.3.root`. */
async function frozenPath(
  folder: string | undefined,
  { frozen, version }: { readonly frozen: string; readonly version?: number },
): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  if (version !== undefined) return join(folder, frozenName(frozen, version));
  const names = await readdir(folder).catch((): string[] => []);
  const versions = names.flatMap((name) => {
    const number = Number(name.slice(frozen.length + 1, -".root".length));
    return Number.isInteger(number) && name === frozenName(frozen, number) ? [number] : [];
  });
  return versions.length === 0 ? undefined : join(folder, frozenName(frozen, Math.max(...versions)));
}

async function digestOfFile(path: string): Promise<string | undefined> {
  try {
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch (error) {
    if (hasErrno(error, "ENOENT", "ENOTDIR", "EISDIR", "EACCES")) return undefined;
    throw error;
  }
}

/** {data folder}/Run{n}/{subsystem of the files} */
function dataFolderOf({ folder }: ReferenceSeeker): string {
  return dirname(dirname(folder));
}
