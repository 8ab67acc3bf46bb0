import { compareCounts, notesOnFiles } from "../merge/index.js";
import type { Note, NoteCode } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { Tally } from "./tally.js";
import type { SubsystemWork } from "./work.js";

/** Notes on what happened between a file and the one before. */
export const ofTransitions: ReadonlySet<NoteCode> = new Set([
  "COUNTS_FELL",
  "HIST_APPEARED",
  "HIST_GONE",
  "HIST_CHANGED",
] satisfies NoteCode[]);

/** What happened between the files of a run. */
export interface Course {
  /** Whether counts fell from the file before to this one, as far as that is known. */
  readonly fell: (index: number) => Promise<boolean>;
  /** By name of the later file; of files that were thinned nothing: their records say that, too. */
  readonly notes: () => Promise<ReadonlyMap<string, readonly Note[]>>;
}

/** Compares each file with the one before, once. What an earlier report says of files that are still neighbours is taken over. */
export function createCourse(work: SubsystemWork, tally: Tally): Course {
  const { files, cumulative, previous, thinned = [] } = work;
  const transitions = new Map<number, Promise<readonly Note[]>>();
  const places = new Map(previous?.files.map(({ name }, place) => [name, place]));
  const known = notesByFile(previous?.notes ?? []);
  const recorded = new Map(thinned.map(({ findings }) => [findings.file.name, findings.notes]));

  async function between(before: ReceivedFile, file: ReceivedFile): Promise<readonly Note[]> {
    const place = places.get(file.name) ?? 0;
    if (isSame(previous?.files[place], file) && isSame(previous?.files[place - 1], before)) {
      return known.get(file.name) ?? [];
    }
    if (before.thinned === true) return []; // it can be compared with nothing
    const changes = compareCounts(await tally.of(before), await tally.of(file), cumulative);
    return changes.map(({ code, message, hist }) => ({
      code,
      message: `${file.name}: ${message}`,
      file: file.name,
      time: file.time,
      ...(hist === undefined ? {} : { hist }),
    }));
  }

  function transition(index: number): Promise<readonly Note[]> {
    const found = transitions.get(index);
    if (found !== undefined) return found;
    const [before, file] = [files[index - 1], files[index]];
    const record = recorded.get(file?.name ?? "");
    const made =
      record !== undefined
        ? Promise.resolve(record.filter(({ code }) => ofTransitions.has(code)))
        : before === undefined || file === undefined
          ? Promise.resolve([])
          : between(before, file);
    transitions.set(index, made);
    return made;
  }

  return {
    fell: async (index) => (await transition(index)).some(({ code }) => code === "COUNTS_FELL"),
    notes: async () => {
      const notes = new Map<string, readonly Note[]>();
      const add = (file: string, more: readonly Note[]) => notes.set(file, [...(notes.get(file) ?? []), ...more]);
      for (const [index, file] of files.entries()) {
        if (file.thinned !== true) add(file.name, await transition(index));
      }
      const gone = new Set(files.flatMap(({ name, thinned: isThinned }) => (isThinned === true ? [name] : [])));
      for (const note of notesOnFiles(files)) {
        const { file = "" } = note;
        if (!gone.has(file)) add(file, [{ ...note, message: `${file}: ${note.message}` }]);
      }
      return notes;
    },
  };
}

function notesByFile(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const known = new Map<string, Note[]>();
  for (const note of notes) {
    if (!ofTransitions.has(note.code)) continue;
    const { file = "" } = note;
    const before = known.get(file);
    if (before === undefined) known.set(file, [note]);
    else before.push(note);
  }
  return known;
}

function isSame(a: ReceivedFile | undefined, b: ReceivedFile): boolean {
  return a?.name === b.name && a.sha256 === b.sha256;
}
