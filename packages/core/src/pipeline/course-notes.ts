import { compareCounts, notesOnFiles } from "../merge/index.js";
import type { Note, NoteCode } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { Tally } from "./tally.js";
import type { SubsystemWork } from "./work.js";

const ofTransitions: ReadonlySet<NoteCode> = new Set([
  "COUNTS_FELL",
  "HIST_APPEARED",
  "HIST_GONE",
  "HIST_CHANGED",
] satisfies NoteCode[]);

/**
 * What happened between files in the course of a run, by the name of the later file. What an earlier report says of two
 * files that are still neighbours is taken over.
 */
export async function courseNotes(work: SubsystemWork, tally: Tally): Promise<ReadonlyMap<string, readonly Note[]>> {
  const { files, cumulative, previous } = work;
  const notes = new Map<string, readonly Note[]>();
  const add = (file: string, more: readonly Note[]) => notes.set(file, [...(notes.get(file) ?? []), ...more]);
  const places = new Map(previous?.files.map(({ name }, place) => [name, place]));
  const known = new Map<string, Note[]>();
  for (const note of previous?.notes ?? []) {
    if (!ofTransitions.has(note.code)) continue;
    known.set(note.file ?? "", [...(known.get(note.file ?? "") ?? []), note]);
  }
  for (const [index, file] of files.entries()) {
    const before = files[index - 1];
    // Of a file that was thinned its record says what happened; it can be compared with nothing.
    if (before === undefined || file.thinned === true) continue;
    const place = places.get(file.name) ?? 0;
    if (isSame(previous?.files[place], file) && isSame(previous?.files[place - 1], before)) {
      add(file.name, known.get(file.name) ?? []);
      continue;
    }
    if (before.thinned === true) continue;
    const changes = compareCounts(await tally.of(before), await tally.of(file), cumulative);
    add(
      file.name,
      changes.map(({ code, message, hist }) => ({
        code,
        message: `${file.name}: ${message}`,
        file: file.name,
        time: file.time,
        ...(hist === undefined ? {} : { hist }),
      })),
    );
  }
  const recorded = new Set(files.filter(({ thinned }) => thinned === true).map(({ name }) => name));
  for (const note of notesOnFiles(files)) {
    const { file = "" } = note;
    if (!recorded.has(file)) add(file, [{ ...note, message: `${file}: ${note.message}` }]);
  }
  return notes;
}

function isSame(a: ReceivedFile | undefined, b: ReceivedFile): boolean {
  return a?.name === b.name && a.sha256 === b.sha256;
}
