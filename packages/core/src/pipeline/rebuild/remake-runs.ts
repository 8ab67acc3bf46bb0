import { hasErrno } from "../../disk/index.js";
import { subsystemFailed } from "../../errors/catalogue.js";
import { isOverwatchError } from "../../errors/index.js";
import { filingOf } from "../filing.js";
import { type Looked, type LookedRun, lookAtRun } from "../look-at-run.js";
import type { PassEdges } from "../process-pass.js";
import { subsystemRules } from "../subsystem-rules.js";
import type { SubsystemResult } from "../work.js";
import { createRunContents } from "./run-contents.js";
import { createSlots } from "./slots.js";

/** What making results anew touches outside of itself. */
export type RemakeEdges = Pick<PassEdges, "config" | "plugins" | "runSubsystem" | "now" | "log" | "thinned"> & {
  /** How many (run, subsystem)s are processed at the same time. */
  readonly workers: number;
  /** Ends the work behind the runs that were begun. */
  readonly signal?: AbortSignal;
};

/** Why a (run, subsystem) could not be made, as a value. */
export interface PlainFailure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** What became of one (run, subsystem); bytes of all files that its report names are among the outputs. */
export type Remade = { readonly looked: Looked } & (
  | { readonly result: SubsystemResult; readonly error?: never }
  | { readonly error: PlainFailure; readonly result?: never }
);

/**
 * Makes results of these runs from their received files alone, each file read once, and hands run after run to `use`.
 * Nothing that is published goes in, nothing is written here.
 */
export async function remakeRuns(
  runs: readonly number[],
  edges: RemakeEdges,
  use: (run: LookedRun, remade: readonly Remade[]) => Promise<void>,
): Promise<void> {
  const { config, plugins, workers, signal } = edges;
  const filing = filingOf(config, plugins);
  const rulesOf = subsystemRules(config, plugins, filing);
  const slots = createSlots(workers);
  const left = [...runs];

  const one = async (number: number) => {
    const contents = createRunContents();
    const run = await lookUnlessGone(() =>
      lookAtRun(config.dataFolder, number, filing, rulesOf, contents.digest, edges.thinned),
    );
    if (run === undefined) return;
    const remade = run.subsystems.map((looked) =>
      slots(async (): Promise<Remade> => {
        try {
          return { looked, result: await make(looked, contents.of(looked.work), edges) };
        } catch (error) {
          return { looked, error: failureOf(number, looked.subsystem, error) };
        }
      }),
    );
    await use(run, await Promise.all(remade));
  };
  const take = async () => {
    for (let run = left.shift(); run !== undefined && !signal?.aborted; run = left.shift()) await one(run);
  };
  // One run more than workers: while they work, the next files are read.
  const ends = await Promise.allSettled(Array.from({ length: workers + 1 }, take));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** A folder that disappeared in the meantime has no results. */
async function lookUnlessGone(look: () => Promise<LookedRun>): Promise<LookedRun | undefined> {
  try {
    return await look();
  } catch (error) {
    if (hasErrno(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

async function make(
  { work, subsystem }: Looked,
  contents: ReadonlyMap<string, Uint8Array>,
  { plugins, runSubsystem }: RemakeEdges,
): Promise<SubsystemResult> {
  const plugin = plugins.find(({ manifest }) => manifest.subsystem === subsystem);
  const result = await runSubsystem(work, plugin, contents);
  const newest = contents.get(work.files.at(-1)?.name ?? "");
  if (newest === undefined || result.outputs.has(result.report.combinedFile)) return result;
  // A copy of the newest file, which is at hand.
  return { ...result, outputs: new Map([...result.outputs, [result.report.combinedFile, newest]]) };
}

function failureOf(run: number, subsystem: string, error: unknown): PlainFailure {
  const { code, message, hint } = isOverwatchError(error) ? error : subsystemFailed(run, subsystem, error);
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}
