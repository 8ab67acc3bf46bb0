import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Assignment, assign, listRunFiles, RUN_INFO, readRunInfo, type StoredFile } from "../ingest/index.js";
import { combinedName, runFolder } from "../model/names/stored-name.js";
import type { SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import { readReport } from "../outputs/index.js";
import type { Candidate } from "../plugins/outcome.js";
import { detectMode } from "./detect-mode.js";
import type { Filing } from "./filing.js";
import { lookAtReferences } from "./find-reference.js";
import { keyOf } from "./result-key.js";
import { type ThinnedFile, withThinned } from "./thinned-file.js";
import type { SubsystemWork } from "./work.js";

/** What a pass knows of a subsystem before it looks at any run. */
export interface SubsystemRules {
  readonly basis: string;
  readonly plugin: Candidate | undefined;
  readonly cumulative: boolean | "detect";
  readonly work: Pick<SubsystemWork, "options" | "settings" | "monitoring" | "referencesFolder">;
}

/** One (run, subsystem): what is published, and what should be. */
export interface Looked {
  readonly subsystem: string;
  readonly published: SubsystemReport | undefined;
  readonly work: SubsystemWork;
}

export interface LookedRun {
  readonly run: number;
  readonly hltMode: string;
  readonly subsystems: readonly Looked[];
}

/**
 * Compares what a run's folder holds with what its reports say. Reads names, reports, and the bytes of files that no
 * report knows; no histograms.
 *
 * @param afresh - SHA-256 of a file: given, nothing that reports say goes in, neither digests nor earlier results.
 */
export async function lookAtRun(
  dataFolder: string,
  run: number,
  filing: Filing,
  rulesOf: (subsystem: string) => SubsystemRules,
  afresh?: (path: string) => Promise<string>,
  thinned: ThinnedFiles = () => Promise.resolve([]),
): Promise<LookedRun> {
  const folder = join(dataFolder, runFolder(run));
  const files = await listRunFiles(folder, filing.ingest.timeZone);
  const { hltMode } = await readRunInfo(join(folder, RUN_INFO));
  const digests = new Map<string, Promise<string>>();
  const subsystems: Looked[] = [];
  for (const assignment of assign(files, filing.assign)) {
    const published = await readReport(join(folder, assignment.subsystem));
    const given: Given = {
      run,
      hltMode,
      folder,
      assignment,
      published: afresh === undefined ? published : undefined,
      digest: afresh ?? digestFile,
      digests,
      thinned: await thinned(run, assignment.subsystem),
    };
    // What a rule chose stays, also where everything else is made afresh.
    const work = await workOf(given, rulesOf(assignment.subsystem), published?.references);
    subsystems.push({ subsystem: assignment.subsystem, published, work });
  }
  return { run, hltMode, subsystems };
}

interface Given {
  readonly run: number;
  readonly hltMode: string;
  readonly folder: string;
  readonly assignment: Assignment;
  /** What may be taken over. */
  readonly published: SubsystemReport | undefined;
  readonly digest: (path: string) => Promise<string>;
  /** By path: a file that several subsystems read is digested once. */
  readonly digests: Map<string, Promise<string>>;
  readonly thinned: readonly ThinnedFile[];
}

/** What is recorded of the files that thinning removed from a (run, subsystem). */
export type ThinnedFiles = (run: number, subsystem: string) => Promise<readonly ThinnedFile[]>;

async function workOf(
  given: Given,
  rules: SubsystemRules,
  pinned: SubsystemReport["references"],
): Promise<SubsystemWork> {
  const { run, hltMode, assignment, published } = given;
  const { subsystem, fileLocationSubsystem } = assignment;
  const folder = join(given.folder, fileLocationSubsystem);
  const there: ReceivedFile[] = [];
  const known = new Map(published?.files.map((file) => [file.name, file]));
  for (const file of assignment.files) {
    there.push({ ...file, sha256: await digestOf(file, known.get(file.name), join(folder, file.name), given) });
  }
  const { files, thinned } = withThinned(there, given.thinned, fileLocationSubsystem);
  const modeDetected = rules.cumulative === "detect";
  const cumulative = rules.cumulative === "detect" ? await detectMode(folder, there, published) : rules.cumulative;
  const startOfRun = files[0]?.time ?? 0;
  const place = { run, subsystem, hltMode, folder, ...rules.work };
  const references = pinned && (await lookAtReferences({ ...place, references: pinned }, pinned));
  const context = { cumulative, fileLocationSubsystem, hltMode, startOfRun };
  const { key, keyParts } = keyOf(rules.basis, context, files, references);
  const before = published?.keyParts;
  const continues =
    before !== undefined &&
    before.basis === keyParts.basis &&
    before.context === keyParts.context &&
    before.references === keyParts.references;
  return {
    run,
    hltMode,
    subsystem,
    fileLocationSubsystem,
    folder,
    files,
    ...(thinned.length > 0 && { thinned }),
    cumulative,
    ...(modeDetected && { modeDetected }),
    key,
    keyParts,
    combinedFile: combinedName(cumulative ? 1 : files.length, files.at(-1)?.time ?? 0),
    ...(continues && published !== undefined && { previous: published }),
    ...rules.work,
    suspended: [],
    ...(pinned && { references: pinned }),
  };
}

/** Received files are never changed: a digest that a report has for a name and size stays true. */
function digestOf(
  { size }: StoredFile,
  known: ReceivedFile | undefined,
  path: string,
  { digest, digests }: Given,
): Promise<string> {
  if (known?.size === size) return Promise.resolve(known.sha256);
  const made = digests.get(path) ?? digest(path);
  digests.set(path, made);
  return made;
}

export async function digestFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
