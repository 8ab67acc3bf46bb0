import { Damage } from "../errors/damage.js";
import { decodeText } from "./decode-text.js";

/** A position in big-endian bytes. Reading beyond the end throws `Damage` or a RangeError of the DataView. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  pos = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.bytes.length - this.pos;
  }

  u8(): number {
    return this.view.getUint8(this.pos++);
  }

  u16(): number {
    this.pos += 2;
    return this.view.getUint16(this.pos - 2);
  }

  i16(): number {
    this.pos += 2;
    return this.view.getInt16(this.pos - 2);
  }

  u32(): number {
    this.pos += 4;
    return this.view.getUint32(this.pos - 4);
  }

  i32(): number {
    this.pos += 4;
    return this.view.getInt32(this.pos - 4);
  }

  /** A 64-bit integer as a double: exact up to 2^53. */
  i64(): number {
    this.pos += 8;
    return this.view.getInt32(this.pos - 8) * 0x1_0000_0000 + this.view.getUint32(this.pos - 4);
  }

  /** A 64-bit integer, as a bigint where a double could not hold it. */
  long(): number | bigint {
    const value = this.i64();
    return Number.isSafeInteger(value) ? value : this.view.getBigInt64(this.pos - 8);
  }

  /** The same without sign. */
  unsignedLong(): number | bigint {
    this.pos += 8;
    const value = this.view.getUint32(this.pos - 8) * 0x1_0000_0000 + this.view.getUint32(this.pos - 4);
    return Number.isSafeInteger(value) ? value : this.view.getBigUint64(this.pos - 8);
  }

  f32(): number {
    this.pos += 4;
    return this.view.getFloat32(this.pos - 4);
  }

  f64(): number {
    this.pos += 8;
    return this.view.getFloat64(this.pos - 8);
  }

  skip(count: number): void {
    this.need(count);
    this.pos += count;
  }

  /** Refuses a claimed length before anything is allocated for it. */
  need(count: number): void {
    if (count < 0 || count > this.remaining) {
      throw new Damage("damaged", `${count} bytes are claimed, ${this.remaining} are there`, this.pos);
    }
  }

  /** `count` bytes as a view of the source. */
  take(count: number): Uint8Array {
    this.need(count);
    this.pos += count;
    return this.bytes.subarray(this.pos - count, this.pos);
  }

  /** A TString: one length byte, or 255 and a 32-bit length. */
  string(): string {
    let length = this.u8();
    if (length === 255) length = this.i32();
    if (length === 0) return "";
    this.need(length);
    this.pos += length;
    return decodeText(this.bytes, this.pos - length, this.pos);
  }

  /** Characters up to a NUL, which is consumed. */
  zeroTerminated(): string {
    const end = this.bytes.indexOf(0, this.pos);
    if (end < 0) throw new Damage("damaged", "a name has no end", this.pos);
    const text = decodeText(this.bytes, this.pos, end);
    this.pos = end + 1;
    return text;
  }
}
