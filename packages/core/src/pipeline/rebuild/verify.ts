import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno } from "../../disk/index.js";
import { listRuns } from "../../ingest/index.js";
import { runFolder } from "../../model/names/stored-name.js";
import type { SubsystemReport } from "../../model/report.js";
import { readReport } from "../../outputs/index.js";
import type { Store } from "../../store/index.js";
import type { LookedRun } from "../look-at-run.js";
import type { SubsystemWork } from "../work.js";
import { compareFiles } from "./compare-files.js";
import { compareIndex } from "./compare-index.js";
import { compareReports } from "./compare-reports.js";
import { digestOfAll, digestResult } from "./digest-result.js";
import type { DoneRun } from "./journal.js";
import type { RebuildEdges, RebuildRequest } from "./rebuild.js";
import { surplusReports } from "./rebuild.js";
import { type Remade, remakeRuns } from "./remake-runs.js";
import { createFindings, type Findings, type VerifyFinding } from "./verify-findings.js";

/** What cannot be made again, because thinning removed the file, or one before it; what was recorded is taken as it is. */
export interface NotReproducible {
  /** `Run1/EMC EMChists.2015_11_24_18_05_10.root`. */
  readonly what: string;
  /** Of the bytes that the file has or had. */
  readonly sha256: string;
  /** Points of trends that were recorded. */
  readonly points: number;
}

/** The proof that everything derived follows from what was received. */
export interface VerifyReport {
  readonly format: "overwatch-verify-1";
  /** Numbers, texts and flags that were compared. */
  readonly compared: number;
  readonly runs: number;
  readonly subsystems: number;
  readonly differences: readonly VerifyFinding[];
  /** Numbers that differ in their last digits, where another version of Node made them. */
  readonly notes: readonly VerifyFinding[];
  readonly notReproducible: readonly NotReproducible[];
  /** Of what was made for the comparison: equal to that of a rebuilding. */
  readonly digest: string;
  /** Wall time. */
  readonly seconds: number;
}

/**
 * Makes every result again, in memory, and compares it with what is stored: reports, the histograms of processed and
 * combined files, decoded, and the index. Writes nothing. `expected` of a difference follows from the received files.
 */
export async function verifyRebuild(request: RebuildRequest, edges: RebuildEdges): Promise<VerifyReport> {
  const started = edges.now();
  const { dataFolder } = edges.config;
  const all = await listRuns(dataFolder);
  const runs = request.runs === undefined ? all : all.filter((run) => request.runs?.includes(run));
  const findings = createFindings();
  const notReproducible: NotReproducible[] = [];
  const made = new Map<number, DoneRun>();
  let subsystems = 0;

  await remakeRuns(runs.toReversed(), edges, async (run, remade) => {
    const digests: Record<string, string> = {};
    for (const one of remade) {
      await verifyOne(run, one, edges, findings);
      if (one.result === undefined) continue;
      digests[one.looked.subsystem] = await digestResult(one.result);
      notReproducible.push(...thinnedIn(one.result.report), ...keptIn(one.looked.work));
      subsystems++;
    }
    for (const what of await surplusReports(dataFolder, run.run, run.subsystems)) {
      findings.add({ what: `${what} report.json`, expected: "nothing: no file belongs to it", found: "a report" });
    }
    made.set(run.run, digests);
    edges.progress(`run ${run.run}`, made.size, runs.length);
  });
  await findSurplusInIndex(edges.store, made, request, findings);
  return {
    format: "overwatch-verify-1",
    ...findings.take(),
    runs: made.size,
    subsystems,
    notReproducible: notReproducible.sort((a, b) => (a.what < b.what ? -1 : 1)),
    digest: digestOfAll(made),
    seconds: (edges.now() - started) / 1000,
  };
}

async function verifyOne(run: LookedRun, remade: Remade, edges: RebuildEdges, findings: Findings): Promise<void> {
  const { subsystem, work } = remade.looked;
  const place = `${runFolder(run.run)}/${subsystem}`;
  const folder = join(edges.config.dataFolder, place);
  if (remade.error !== undefined) {
    findings.add({ what: place, expected: "a result", found: `${remade.error.code}: ${remade.error.message}` });
    return;
  }
  const { report, outputs } = remade.result;
  const stored = await readReport(folder);
  if (stored === undefined) {
    findings.add({ what: `${place} report.json`, expected: "a report of this format", found: "none" });
    return;
  }
  const stale = compareReports(place, report, stored, findings);
  if (stale) return; // all of it may differ
  const newest = join(work.folder, work.files.at(-1)?.name ?? "");
  for (const name of [report.processedFile, report.combinedFile]) {
    if (name === undefined) continue;
    const expected = outputs.get(name) ?? (await readFile(newest));
    await compareFiles(
      `${place} ${name}`,
      expected,
      await read(join(folder, name)),
      findings.comparing(report, stored),
    );
  }
  await compareIndex(place, { report, hltMode: run.hltMode }, edges.store, findings.comparing(report, stored));
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasErrno(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

function thinnedIn({ run, subsystem, files, trends }: SubsystemReport): readonly NotReproducible[] {
  return files.flatMap(({ name, sha256, thinned }) => {
    if (thinned === undefined) return [];
    const points = trends.filter((trend) => trend.files.includes(name)).length;
    return [{ what: `${runFolder(run)}/${subsystem} ${name}`, sha256, points }];
  });
}

/** Files that are there, of which something was found together with one that is gone. */
function keptIn({ run, subsystem, thinned = [] }: SubsystemWork): readonly NotReproducible[] {
  return thinned.flatMap(({ kept, findings, points }) => {
    if (kept === undefined) return [];
    const { name, sha256 } = findings.file;
    return [{ what: `${runFolder(run)}/${subsystem} ${name}`, sha256, points: points.length }];
  });
}

/** Rows of the index that no received file stands behind. */
async function findSurplusInIndex(
  store: Store,
  made: ReadonlyMap<number, DoneRun>,
  { runs }: RebuildRequest,
  findings: Findings,
): Promise<void> {
  for (const { run, subsystem } of await store.inventory()) {
    if (runs !== undefined && !runs.includes(run)) continue;
    if (made.get(run)?.[subsystem] !== undefined) continue;
    findings.add({ what: `overwatch.db ${runFolder(run)}/${subsystem}`, expected: "nothing", found: "a publication" });
  }
}
