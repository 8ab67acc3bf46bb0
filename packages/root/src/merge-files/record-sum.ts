import { numberBytes } from "../bytes/read-numbers.js";
import { addNumbers, type CellFormat } from "./add-numbers.js";
import type { ByteRange } from "./number-fields.js";
import type { RecordShape } from "./record-shape.js";

/** Numbers of a record and their place in the sum. */
interface Step {
  readonly format: CellFormat;
  readonly count: number;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
}

/** Adds records of one shape without making objects of them. */
export class RecordSum {
  private readonly shape: RecordShape;
  private readonly steps: readonly Step[];
  private readonly target: DataView;

  constructor(shape: RecordShape) {
    this.shape = shape;
    this.target = viewOf(shape.target);
    this.steps = stepsOf(shape);
  }

  /** Whether a record is of the shape: then everything but its names and numbers is as in all others. */
  fits(record: Uint8Array): boolean {
    const { example, fixed } = this.shape;
    if (record.length !== example.length) return false;
    for (const range of fixed) if (!isEqualIn(range, record, example)) return false;
    return true;
  }

  /**
   * The sum of records that fit, with the names of the first one, as a view that is valid until the next call.
   * undefined where it takes objects: texts that may be written in another way, statistics that are made from the cells.
   */
  of(records: readonly Uint8Array[]): Uint8Array | undefined {
    for (const [index, record] of records.entries()) {
      if (!(index === 0 ? this.begin(record) : this.add(record))) return undefined;
    }
    return this.shape.target;
  }

  private begin(record: Uint8Array): boolean {
    const { varying, target, targetVarying } = this.shape;
    if (this.lacksStats(viewOf(record))) return false;
    for (const [i, range] of varying.texts.entries()) {
      if (!isAscii(range, record)) return false;
      copy(record, range.from, target, targetVarying.texts[i]?.from ?? 0, range.to - range.from);
    }
    for (const { from, to, bytes } of this.steps) copy(record, from, target, to, bytes);
    return true;
  }

  private add(record: Uint8Array): boolean {
    const view = viewOf(record);
    // As `merge` does: what is empty adds nothing, whatever its cells hold.
    if (this.isEmpty(view)) return true;
    if (this.lacksStats(view)) return false;
    for (const { format, count, from, to } of this.steps) addNumbers(format, count, this.target, to, view, from);
    return true;
  }

  private isEmpty(view: DataView): boolean {
    const { entries, stats } = this.shape.varying;
    return view.getFloat64(stats[0]?.at ?? 0) === 0 && view.getFloat64(entries.at) === 0;
  }

  /** Whether `computeStats` would look at the cells. */
  private lacksStats(view: DataView): boolean {
    const { isProfile, varying } = this.shape;
    const { entries, stats } = varying;
    const isZero = (index: number) => view.getFloat64(stats.at(index)?.at ?? 0) === 0;
    if (isProfile && isZero(-2) && isZero(-1)) return true;
    return isZero(0) && (isProfile || view.getFloat64(entries.at) > 0);
  }
}

function stepsOf({ varying, targetVarying }: RecordShape): Step[] {
  const targets = [targetVarying.entries, ...targetVarying.stats, ...targetVarying.cells];
  return [varying.entries, ...varying.stats, ...varying.cells].map(({ format, at, count }, i) => ({
    format,
    count,
    bytes: count * numberBytes[format],
    from: at,
    to: targets[i]?.at ?? 0,
  }));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function isEqualIn({ from, to }: ByteRange, a: Uint8Array, b: Uint8Array): boolean {
  for (let i = from; i < to; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isAscii({ from, to }: ByteRange, bytes: Uint8Array): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

/** A few bytes are faster by hand, many at once. */
function copy(source: Uint8Array, from: number, target: Uint8Array, to: number, length: number): void {
  if (length > 64) target.set(source.subarray(from, from + length), to);
  else for (let i = 0; i < length; i++) target[to + i] = source[from + i] ?? 0;
}
