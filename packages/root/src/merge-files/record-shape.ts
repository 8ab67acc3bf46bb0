import { numberBytes } from "../bytes/read-numbers.js";
import { classMapping } from "../classes/class-mapping.js";
import { classNameOf } from "../classes/class-name-of.js";
import { objectMapping } from "../classes/object-mapping.js";
import type { AnyObject } from "../classes/types.js";
import { isRanged } from "../hist/axis/axis-range.js";
import { isCelled } from "../hist/cells/map-members.js";
import { merge } from "../hist/merge/merge.js";
import type { AnyHistogram } from "../hist/types.js";
import { ObjectReader } from "../streamer/object-reader.js";
import { ObjectWriter } from "../streamer/object-writer.js";
import { type Schema, tableSchema } from "../streamer/schema.js";
import { type ByteRange, findVaryingBytes, type NumberField, type VaryingBytes } from "./number-fields.js";

/**
 * What records of histograms have in common that differ in names and numbers only, and the record that their sum becomes.
 * All other bytes decide how a record is read, so that a record with the same ones has the same things in the same places.
 */
export interface RecordShape {
  readonly className: string;
  /** A record of this shape, for its fixed bytes. */
  readonly example: Uint8Array;
  readonly fixed: readonly ByteRange[];
  readonly varying: VaryingBytes;
  /** A sum of records of this shape, for its fixed bytes; names and numbers are put in. */
  readonly target: Uint8Array;
  readonly targetVarying: VaryingBytes;
  readonly isProfile: boolean;
}

/**
 * The shape of a record; undefined where a sum takes more than adding numbers: labels, pending fills, axes without limits or with a
 * range, functions, classes that are stored in another way.
 */
export function learnShape(
  record: Uint8Array,
  keyLength: number,
  schema: Schema,
  className: string,
): RecordShape | undefined {
  const reader = () => new ObjectReader(record, keyLength, schema);
  const varying = findVaryingBytes(reader(), className);
  if (varying === undefined) return undefined;
  const object = reader().readTop(className) as AnyHistogram;
  if (!isSummedByNumber(object)) return undefined;
  const sum = merge([object, object]);
  if (!sum.ok || classNameOf(sum.hist) !== className) return undefined;
  const target = encode(sum.hist);
  const targetVarying = findVaryingBytes(new ObjectReader(target, 0, tableSchema(classMapping)), className);
  if (targetVarying === undefined || !isSameSize(varying, targetVarying)) return undefined;
  const fixed = gapsBetween(rangesOf(varying), record.length);
  const isProfile = object.kind.startsWith("profile");
  return { className, example: record.slice(), fixed, varying, target, targetVarying, isProfile };
}

function isSummedByNumber(object: AnyHistogram): boolean {
  if (!isCelled(object)) return false;
  const { axes, attributes } = object;
  if (attributes?.fBuffer !== undefined) return false;
  return axes.every((axis) => axis.min < axis.max && axis.labels === undefined && !isRanged(axis));
}

function encode(object: AnyObject): Uint8Array {
  const writer = new ObjectWriter(tableSchema(classMapping), objectMapping);
  writer.begin(0);
  writer.writeTop(object);
  return writer.written().slice();
}

const sizeOf = ({ format, count }: NumberField): string => `${count} ${format}`;

function isSameSize(a: VaryingBytes, b: VaryingBytes): boolean {
  const texts = a.texts.every(
    ({ from, to }, i) => b.texts[i] !== undefined && b.texts[i].to - b.texts[i].from === to - from,
  );
  return texts && a.cells.map(sizeOf).join() === b.cells.map(sizeOf).join();
}

function rangesOf({ texts, entries, stats, cells }: VaryingBytes): ByteRange[] {
  const numbers = [entries, ...stats, ...cells].map(({ format, at, count }) => ({
    from: at,
    to: at + count * numberBytes[format],
  }));
  return [...texts, ...numbers].sort((a, b) => a.from - b.from);
}

/** What lies between ranges that ascend, from 0 to `length`. */
function gapsBetween(ranges: readonly ByteRange[], length: number): ByteRange[] {
  const starts = [0, ...ranges.map(({ to }) => to)];
  const ends = [...ranges.map(({ from }) => from), length];
  return starts.map((from, i) => ({ from, to: ends[i] ?? from })).filter(({ from, to }) => to > from);
}
