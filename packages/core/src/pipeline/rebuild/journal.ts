import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { readText, writeAtomically } from "../../disk/index.js";

/** In the data folder while a rebuilding is under way. */
export const JOURNAL = ".overwatch.rebuild";

/** Digest of what was made, by subsystem. */
export type DoneRun = Readonly<Record<string, string>>;

/** Which runs a rebuilding has done: what a later call need not do again after an interruption. */
export interface Journal {
  /** Runs that an interrupted rebuilding by the same code and configuration did. */
  readonly done: ReadonlyMap<number, DoneRun>;
  readonly add: (run: number, made: DoneRun) => Promise<void>;
  /** The rebuilding is complete. */
  readonly end: () => Promise<void>;
}

/**
 * Goes on with the journal that an interrupted rebuilding left, or begins one.
 *
 * @param recipe - of code and configuration: a journal of another one is not continued.
 */
export async function openJournal(dataFolder: string, recipe: string, restart: boolean): Promise<Journal> {
  const path = join(dataFolder, JOURNAL);
  const head = JSON.stringify({ recipe });
  const [first, ...lines] = (await readText(path))?.split("\n") ?? [];
  const done = new Map<number, DoneRun>();
  if (first === head && !restart) {
    for (const line of lines) {
      const entry = parse(line);
      if (entry !== undefined) done.set(entry.run, entry.made);
    }
  }
  // Written anew in any case: the end of a line that a crash cut off would swallow the next one.
  const known = [...done].map(([run, made]) => JSON.stringify({ run, made }));
  await writeAtomically(path, [head, ...known, ""].join("\n"));
  return {
    done,
    add: (run, made) => appendFile(path, `${JSON.stringify({ run, made })}\n`),
    end: () => rm(path, { force: true }),
  };
}

/** A line that a crash cut off says nothing. */
function parse(line: string): { readonly run: number; readonly made: DoneRun } | undefined {
  try {
    const { run, made } = JSON.parse(line) as { readonly run?: unknown; readonly made?: unknown };
    if (typeof run !== "number" || typeof made !== "object" || made === null) return undefined;
    return { run, made: Object.fromEntries(Object.entries(made).map(([name, digest]) => [name, String(digest)])) };
  } catch {
    return undefined;
  }
}
