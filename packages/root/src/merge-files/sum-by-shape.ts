import { kindOf } from "../classes/kind-of.js";
import type { FileEntry } from "../file/file-entry.js";
import type { RootFile } from "../file/root-file.js";
import { learnShape } from "./record-shape.js";
import { RecordSum } from "./record-sum.js";

/** An object in one of the files. */
export interface ObjectPlace {
  readonly file: RootFile;
  readonly entry: FileEntry;
}

/** Of larger records most of the time goes into their numbers, whoever adds them; shapes are kept in memory. */
const LARGEST_RECORD = 256 * 1024;
const MOST_LENGTHS = 256;
const MOST_SHAPES = 4;

/** What is known about records of one class and length. */
interface Known {
  sums: readonly RecordSum[];
  /** Records that were of none of the shapes. */
  strangers: number;
}

/**
 * Adds histograms as bytes: nearly all of a file are of a few shapes. For those of one shape the result is byte by byte
 * what comes of reading, merging and writing them.
 */
export class SumByShape {
  private readonly known = new Map<string, Known>();
  /** A number for each text that files say about a class. */
  private readonly descriptions = new Map<string, number>();
  private readonly ofFiles = new Map<RootFile, Map<string, number>>();

  /**
   * The record of the sum, valid until the next call; undefined where the objects have to be read.
   * Only for what `learn` was called with after an object of the same kind was written: its class is then described in the new file.
   */
  add(places: readonly ObjectPlace[]): Uint8Array | undefined {
    const [first, ...others] = places;
    if (first === undefined) return undefined;
    const { className, key } = first.entry;
    const sums = this.known.get(this.idOf(first))?.sums;
    if (sums === undefined || sums.length === 0) return undefined;
    const description = this.describe(first);
    for (const other of others) {
      const { entry } = other;
      if (entry.className !== className || entry.key.objectLength !== key.objectLength) return undefined;
      if (this.describe(other) !== description) return undefined;
    }
    const records: Uint8Array[] = [];
    let sum: RecordSum | undefined;
    for (const { file, entry } of places) {
      const record = file.recordNow(entry);
      if (record === undefined) return undefined;
      sum ??= sums.find((candidate) => candidate.fits(record));
      if (sum === undefined || (records.length > 0 && !sum.fits(record))) return undefined;
      records.push(record);
    }
    return sum?.of(records);
  }

  /** Looks at the first of objects that had to be read. */
  learn([place]: readonly ObjectPlace[]): void {
    if (place === undefined) return;
    const { file, entry } = place;
    if (kindOf(entry.className) === undefined || entry.key.objectLength > LARGEST_RECORD) return;
    const id = this.idOf(place);
    const known = this.known.get(id);
    if (known === undefined) {
      // The first of its length: most objects that have no like are never seen as a shape.
      if (this.known.size < MOST_LENGTHS) this.known.set(id, { sums: [], strangers: 1 });
      return;
    }
    if (++known.strangers > 1 + MOST_SHAPES) return;
    const record = file.recordNow(entry);
    if (record === undefined || known.sums.some((sum) => sum.fits(record))) return;
    const shape = learnShape(record, entry.key.keyLength, file.infos(), entry.className);
    if (shape !== undefined) known.sums = [new RecordSum(shape), ...known.sums];
  }

  /** Equal bytes mean the same only where the files say the same about their class. */
  private describe({ file, entry: { className } }: ObjectPlace): number {
    const ofFile = this.ofFiles.get(file) ?? new Map<string, number>();
    this.ofFiles.set(file, ofFile);
    const known = ofFile.get(className);
    if (known !== undefined) return known;
    const text = file.describe(className);
    const number = this.descriptions.get(text) ?? this.descriptions.size;
    this.descriptions.set(text, number);
    ofFile.set(className, number);
    return number;
  }

  private idOf(place: ObjectPlace): string {
    const { className, key } = place.entry;
    return `${className} ${key.objectLength} ${this.describe(place)}`;
  }
}
