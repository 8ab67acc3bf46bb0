import type { Note } from "../model/report.js";

interface TimedFile {
  readonly name: string;
  readonly time: number;
  readonly sha256: string;
}

/** A gap of so many usual distances has room for a file. */
const gapFactor = 1.6;

/** What the list of files says by itself: gaps with room for a file, and files with the bytes of another one. */
export function notesOnFiles(files: readonly TimedFile[]): readonly Note[] {
  return [...missingFiles(files), ...duplicates(files)];
}

/**
 * Whether a file is another one again: the same bytes of the same moment, under another spelling of the time.
 *
 * @param files - by time.
 */
export function isAgain(files: readonly TimedFile[], index: number): boolean {
  const file = files[index];
  for (let i = index - 1; file !== undefined && files[i]?.time === file.time; i--) {
    if (files[i]?.sha256 === file.sha256 && file.sha256 !== "") return true;
  }
  return false;
}

function missingFiles(files: readonly TimedFile[]): readonly Note[] {
  const distances = files.slice(1).map(({ time }, i) => time - (files[i]?.time ?? time));
  const usual = median(distances.filter((distance) => distance > 0));
  if (usual === undefined || distances.length < 3) return [];
  return files.slice(1).flatMap(({ name, time }, i): Note[] => {
    const distance = distances[i] ?? 0;
    if (distance < gapFactor * usual) return [];
    const missing = Math.max(1, Math.round(distance / usual) - 1);
    return [
      {
        code: "FILE_MISSING",
        message: `${missing} ${missing === 1 ? "file" : "files"} may be missing before it: the one before is ${distance} s older, usual are ${usual} s`,
        file: name,
        time,
      },
    ];
  });
}

function duplicates(files: readonly TimedFile[]): readonly Note[] {
  const first = new Map<string, TimedFile>();
  return files.flatMap((file): Note[] => {
    const known = first.get(file.sha256);
    if (file.sha256 === "" || known === undefined) {
      first.set(file.sha256, file);
      return [];
    }
    const effect = known.time === file.time ? "it is counted once" : "it is counted as it is, being of another moment";
    const message = `it has the bytes of ${known.name}; ${effect}`;
    return [{ code: "FILE_DUPLICATE", message, file: file.name, time: file.time }];
  });
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
