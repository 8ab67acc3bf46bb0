/** A 64-bit number as two unsigned halves: BigInt would be fifty times slower here. */
export interface Word {
  high: number;
  low: number;
}

const P1: Word = { high: 0x9e3779b1, low: 0x85ebca87 };
const P2: Word = { high: 0xc2b2ae3d, low: 0x27d4eb4f };
const P3: Word = { high: 0x165667b1, low: 0x9e3779f9 };
const P4: Word = { high: 0x85ebca77, low: 0xc2b2ae63 };
const P5: Word = { high: 0x27d4eb2f, low: 0x165667c5 };

/** The XXH64 hash with seed 0, with which ROOT protects LZ4 blocks. */
export function xxh64(bytes: Uint8Array): Word {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const hash: Word = { high: P5.high, low: P5.low };
  let at = 0;
  if (bytes.length >= 32) {
    const lanes = [add({ ...P1 }, P2), { ...P2 }, { high: 0, low: 0 }, subtract({ high: 0, low: 0 }, P1)] as const;
    for (; at + 32 <= bytes.length; at += 32) {
      for (let lane = 0; lane < 4; lane++) round(lanes[lane] ?? hash, view, at + lane * 8);
    }
    const [a, b, c, d] = lanes;
    copy(hash, rotate({ ...a }, 1));
    add(hash, rotate({ ...b }, 7));
    add(hash, rotate({ ...c }, 12));
    add(hash, rotate({ ...d }, 18));
    for (const lane of lanes) mergeLane(hash, lane);
  }
  add(hash, { high: 0, low: bytes.length });
  for (; at + 8 <= bytes.length; at += 8) {
    const word: Word = { high: 0, low: 0 };
    round(word, view, at);
    add(multiply(rotate(xor(hash, word), 27), P1), P4);
  }
  if (at + 4 <= bytes.length) {
    xor(hash, multiply({ high: 0, low: view.getUint32(at, true) }, P1));
    add(multiply(rotate(hash, 23), P2), P3);
    at += 4;
  }
  for (; at < bytes.length; at++) {
    xor(hash, multiply({ high: 0, low: bytes[at] ?? 0 }, P5));
    multiply(rotate(hash, 11), P1);
  }
  return avalanche(hash);
}

function round(lane: Word, view: DataView, at: number): void {
  const input: Word = { high: view.getUint32(at + 4, true), low: view.getUint32(at, true) };
  multiply(rotate(add(lane, multiply(input, P2)), 31), P1);
}

function mergeLane(hash: Word, lane: Word): void {
  const mixed = multiply(rotate(multiply({ ...lane }, P2), 31), P1);
  add(multiply(xor(hash, mixed), P1), P4);
}

function avalanche(hash: Word): Word {
  multiply(xor(hash, shiftRight(hash, 33)), P2);
  multiply(xor(hash, shiftRight(hash, 29)), P3);
  return xor(hash, shiftRight(hash, 32));
}

function shiftRight(a: Word, bits: number): Word {
  if (bits >= 32) return { high: 0, low: a.high >>> (bits - 32) };
  return { high: a.high >>> bits, low: ((a.low >>> bits) | (a.high << (32 - bits))) >>> 0 };
}

function copy(target: Word, source: Word): void {
  target.high = source.high;
  target.low = source.low;
}

function add(a: Word, b: Word): Word {
  const low = a.low + b.low;
  a.high = (a.high + b.high + (low > 0xffff_ffff ? 1 : 0)) >>> 0;
  a.low = low >>> 0;
  return a;
}

function subtract(a: Word, b: Word): Word {
  const low = a.low - b.low;
  a.high = (a.high - b.high - (low < 0 ? 1 : 0)) >>> 0;
  a.low = low >>> 0;
  return a;
}

function xor(a: Word, b: Word): Word {
  a.high = (a.high ^ b.high) >>> 0;
  a.low = (a.low ^ b.low) >>> 0;
  return a;
}

function rotate(a: Word, bits: number): Word {
  const { high, low } = a;
  a.high = ((high << bits) | (low >>> (32 - bits))) >>> 0;
  a.low = ((low << bits) | (high >>> (32 - bits))) >>> 0;
  return a;
}

function multiply(a: Word, b: Word): Word {
  const a0 = a.low & 0xffff;
  const a1 = a.low >>> 16;
  const b0 = b.low & 0xffff;
  const b1 = b.low >>> 16;
  const low = a0 * b0;
  const middle = a1 * b0 + (low >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  const carry = a1 * b1 + Math.floor(middle / 0x1_0000) + Math.floor(other / 0x1_0000);
  a.high = (carry + Math.imul(a.high, b.low) + Math.imul(a.low, b.high)) >>> 0;
  a.low = (((other & 0xffff) << 16) | (low & 0xffff)) >>> 0;
  return a;
}
