const FIRST_BYTES = 1 << 12;
const LONG_STRING = 255;
const utf8 = new TextEncoder();

/** The bytes of a string as ROOT counts them. */
export function encodeText(text: string): Uint8Array {
  return utf8.encode(text);
}

/** The number of bytes of a string in UTF-8, without making them. */
export function textBytes(text: string): number {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return encodeText(text).length;
  return text.length;
}

/** Bytes of a TString of `length` bytes, with the length in front. */
export function stringBytes(length: number): number {
  return length < LONG_STRING ? length + 1 : length + 5;
}

/** Big-endian bytes that grow as they are written. */
export class ByteWriter {
  pos = 0;
  private buffer: Uint8Array<ArrayBuffer>;
  private view: DataView;

  constructor(capacity = FIRST_BYTES) {
    this.buffer = new Uint8Array(capacity);
    this.view = new DataView(this.buffer.buffer);
  }

  /** What was written, as a view: valid until the writer is used again. */
  written(): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, this.pos);
  }

  /** Room for `count` bytes: their offset and the view to write them with. */
  reserve(count: number): { readonly at: number; readonly view: DataView } {
    const at = this.pos;
    this.pos += count;
    if (this.pos > this.buffer.length) this.grow();
    return { at, view: this.view };
  }

  private grow(): void {
    const larger = new Uint8Array(Math.max(this.pos, 2 * this.buffer.length));
    larger.set(this.buffer);
    this.buffer = larger;
    this.view = new DataView(larger.buffer);
  }

  u8(value: number): void {
    const { at, view } = this.reserve(1);
    view.setUint8(at, value);
  }

  u16(value: number): void {
    const { at, view } = this.reserve(2);
    view.setUint16(at, value);
  }

  u32(value: number): void {
    const { at, view } = this.reserve(4);
    view.setUint32(at, value);
  }

  i32(value: number): void {
    this.u32(value);
  }

  /** A 64-bit integer, from a double or a bigint; both signed and unsigned values fit. */
  i64(value: number | bigint): void {
    const { at, view } = this.reserve(8);
    view.setBigInt64(at, BigInt.asIntN(64, BigInt(value)));
  }

  f32(value: number): void {
    const { at, view } = this.reserve(4);
    view.setFloat32(at, value);
  }

  f64(value: number): void {
    const { at, view } = this.reserve(8);
    view.setFloat64(at, value);
  }

  /** Overwrites four bytes that were written before. */
  patchU32(at: number, value: number): void {
    this.view.setUint32(at, value);
  }

  raw(bytes: Uint8Array): void {
    const { at } = this.reserve(bytes.length);
    this.buffer.set(bytes, at);
  }

  zeros(count: number): void {
    const { at } = this.reserve(count);
    this.buffer.fill(0, at, at + count);
  }

  /** A TString: one length byte, or 255 and a 32-bit length. */
  string(text: string): void {
    if (this.shortAscii(text)) return;
    const bytes = encodeText(text);
    if (bytes.length < LONG_STRING) this.u8(bytes.length);
    else {
      this.u8(LONG_STRING);
      this.u32(bytes.length);
    }
    this.raw(bytes);
  }

  /** Most strings are short names: a loop is several times faster than an encoder call. */
  private shortAscii(text: string): boolean {
    const { length } = text;
    if (length > 64) return false;
    const { at } = this.reserve(length + 1);
    this.buffer[at] = length;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        this.pos = at;
        return false;
      }
      this.buffer[at + 1 + i] = code;
    }
    return true;
  }
}
