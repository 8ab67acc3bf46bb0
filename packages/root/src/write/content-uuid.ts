/** Bytes that a step takes in: four to each lane. */
const STEP = 16;

/**
 * An identity that follows from what is written: the same contents give the same bytes. Four 32-bit lanes are mixed with the
 * bytes in turn, which is no protection against anybody and needs none.
 */
export class ContentUuid {
  private a = 0x9e37_79b1;
  private b = 0x85eb_ca77;
  private c = 0xc2b2_ae3d;
  private d = 0x27d4_eb2f;

  /** Mixes in bytes that stand for an object: its key, and a part of its payload that depends on all of it. */
  add(bytes: Uint8Array): void {
    let { a, b, c, d } = this;
    const whole = bytes.length - (bytes.length % STEP);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    // Of uncompressed files everything comes through here: the lanes do not wait for each other.
    for (let i = 0; i < whole; i += STEP) {
      a = mix(a, view.getInt32(i, true));
      b = mix(b, view.getInt32(i + 4, true));
      c = mix(c, view.getInt32(i + 8, true));
      d = mix(d, view.getInt32(i + 12, true));
    }
    for (let i = whole; i < bytes.length; i++) a = mix(a, bytes[i] ?? 0);
    // Each lane hears of the others, and of where one piece ends and the next begins.
    this.a = mix(a, d ^ bytes.length);
    this.b = mix(b, this.a);
    this.c = mix(c, this.b);
    this.d = mix(d, this.c);
  }

  value(): Uint8Array {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    for (const [i, lane] of [this.a, this.b, this.c, this.d].entries()) view.setUint32(4 * i, lane ^ (lane >>> 16));
    return bytes;
  }
}

function mix(lane: number, word: number): number {
  const mixed = Math.imul(lane ^ word, 0x9e37_79b1);
  return mixed ^ (mixed >>> 15);
}
