import { xxh64 } from "../codecs/xxh64.js";

/** An identity that follows from what is written: the same contents give the same bytes. */
export class ContentUuid {
  private readonly state = new Uint8Array(24);

  /** Mixes in bytes that stand for an object: its key, and a part of its payload that depends on all of it. */
  add(bytes: Uint8Array): void {
    const { high, low } = xxh64(bytes);
    const view = new DataView(this.state.buffer);
    view.setUint32(16, high);
    view.setUint32(20, low);
    const first = xxh64(this.state);
    view.setUint32(20, ~low);
    const second = xxh64(this.state);
    for (const [at, word] of [first.high, first.low, second.high, second.low].entries()) view.setUint32(at * 4, word);
  }

  value(): Uint8Array {
    return this.state.slice(0, 16);
  }
}
