/**
 * An identity that follows from what is written: the same contents give the same bytes. Four 32-bit lanes are mixed with the
 * bytes in turn, which is no protection against anybody and needs none.
 */
export class ContentUuid {
  private readonly lanes = Uint32Array.of(0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f);

  /** Mixes in bytes that stand for an object: its key, and a part of its payload that depends on all of it. */
  add(bytes: Uint8Array): void {
    const { lanes } = this;
    let [a = 0, b = 0] = [lanes[0], lanes[1]];
    const whole = bytes.length - (bytes.length % 4);
    // Four bytes in a step: of uncompressed files everything comes through here.
    for (let i = 0; i < whole; i += 4) {
      const word = wordAt(bytes, i);
      a = Math.imul(a ^ word ^ (word >>> 15), 0x0100_0193);
      b = Math.imul((b << 5) | (b >>> 27), 0x9e37_79b1) + a;
    }
    for (let i = whole; i < bytes.length; i++) {
      a = Math.imul(a ^ (bytes[i] ?? 0), 0x0100_0193);
      b = Math.imul((b << 5) | (b >>> 27), 0x9e37_79b1) + a;
    }
    lanes[2] = Math.imul((lanes[2] ?? 0) ^ a, 0x85eb_ca6b) + b;
    lanes[3] = Math.imul((lanes[3] ?? 0) ^ b ^ (b >>> 15), 0xc2b2_ae35) + a;
    lanes[0] = a;
    lanes[1] = b;
  }

  value(): Uint8Array {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    for (const [i, lane] of this.lanes.entries()) view.setUint32(4 * i, lane ^ (lane >>> 16));
    return bytes;
  }
}

function wordAt(bytes: Uint8Array, i: number): number {
  return (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
}
