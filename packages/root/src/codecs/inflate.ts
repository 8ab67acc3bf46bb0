/** Decodes deflated data where no native decoder can be called synchronously, that is in browsers. */

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_BITS = 15;

/** Canonical Huffman code: how many codes have each length, and the symbols in order of their codes. */
interface Huffman {
  counts: Uint16Array;
  symbols: Uint16Array;
}

function buildHuffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  let left = 1;
  const offsets = new Uint16Array(MAX_BITS + 2);
  for (let bits = 1; bits <= MAX_BITS; bits++) {
    left = left * 2 - (counts[bits] ?? 0);
    if (left < 0) throw new Error("a Huffman code that is oversubscribed");
    offsets[bits + 1] = (offsets[bits] ?? 0) + (counts[bits] ?? 0);
  }
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const at = offsets[length] ?? 0;
    symbols[at] = symbol;
    offsets[length] = at + 1;
  });
  return { counts, symbols };
}

const fixedLengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
const fixedLiterals = buildHuffman(fixedLengths);
const fixedDistances = buildHuffman(new Uint8Array(30).fill(5));

class BitReader {
  pos = 0;
  private hold = 0;
  private held = 0;
  readonly source: Uint8Array;

  constructor(source: Uint8Array) {
    this.source = source;
  }

  bits(count: number): number {
    while (this.held < count) {
      const byte = this.source[this.pos++];
      if (byte === undefined) throw new Error("deflated data end early");
      this.hold |= byte << this.held;
      this.held += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.held -= count;
    return value;
  }

  symbol({ counts, symbols }: Huffman): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let bits = 1; bits <= MAX_BITS; bits++) {
      code |= this.bits(1);
      const count = counts[bits] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error("deflated data with an unknown code");
  }

  alignToByte(): void {
    this.hold = 0;
    this.held = 0;
  }
}

/** Inflates RFC 1951 data (without zlib's head) to exactly `size` bytes. */
export function inflateRaw(source: Uint8Array, size: number): Uint8Array {
  const reader = new BitReader(source);
  const target = new Uint8Array(size);
  let to = 0;
  for (let last = 0; last === 0; ) {
    last = reader.bits(1);
    const type = reader.bits(2);
    if (type === 0) to = copyStored(reader, target, to);
    else if (type === 1) to = decodeBlock(reader, fixedLiterals, fixedDistances, target, to);
    else if (type === 2) {
      const [literals, distances] = readCodes(reader);
      to = decodeBlock(reader, literals, distances, target, to);
    } else throw new Error("a deflated block of unknown type");
  }
  if (to !== size) throw new Error(`deflated data give ${to} bytes, ${size} were claimed`);
  return target;
}

/** Inflates an RFC 1950 stream to exactly `size` bytes and verifies its Adler-32. */
export function inflateZlib(source: Uint8Array, size: number): Uint8Array {
  const [method = 0, flags = 0] = source;
  if ((method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 0x20) !== 0)
    throw new Error("no zlib stream");
  const bytes = inflateRaw(source.subarray(2, source.length - 4), size);
  const sum = new DataView(source.buffer, source.byteOffset + source.length - 4, 4).getUint32(0);
  if (sum !== adler32(bytes)) throw new Error("the checksum of a block differs");
  return bytes;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let from = 0; from < bytes.length; from += 3800) {
    const to = Math.min(from + 3800, bytes.length);
    for (let i = from; i < to; i++) {
      a += bytes[i] ?? 0;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function copyStored(reader: BitReader, target: Uint8Array, to: number): number {
  reader.alignToByte();
  const { source } = reader;
  const length = (source[reader.pos] ?? 0) | ((source[reader.pos + 1] ?? 0) << 8);
  const from = reader.pos + 4;
  if (from + length > source.length || to + length > target.length) throw new Error("a stored block beyond the end");
  target.set(source.subarray(from, from + length), to);
  reader.pos = from + length;
  return to + length;
}

function readCodes(reader: BitReader): [Huffman, Huffman] {
  const literals = reader.bits(5) + 257;
  const distances = reader.bits(5) + 1;
  const codes = reader.bits(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (const symbol of CODE_ORDER.slice(0, codes)) codeLengths[symbol] = reader.bits(3);
  const code = buildHuffman(codeLengths);
  const lengths = new Uint8Array(literals + distances);
  for (let at = 0; at < lengths.length; ) {
    const symbol = reader.symbol(code);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const repeat = symbol === 16 ? 3 + reader.bits(2) : symbol === 17 ? 3 + reader.bits(3) : 11 + reader.bits(7);
    if (at + repeat > lengths.length) throw new Error("deflated code lengths beyond the end");
    lengths.fill(value, at, at + repeat);
    at += repeat;
  }
  return [buildHuffman(lengths.subarray(0, literals)), buildHuffman(lengths.subarray(literals))];
}

function decodeBlock(
  reader: BitReader,
  literals: Huffman,
  distances: Huffman,
  target: Uint8Array,
  start: number,
): number {
  let to = start;
  for (;;) {
    const symbol = reader.symbol(literals);
    if (symbol === 256) return to;
    if (symbol < 256) {
      if (to >= target.length) throw new Error("deflated data are longer than claimed");
      target[to++] = symbol;
      continue;
    }
    const length = (LENGTH_BASE[symbol - 257] ?? 0) + reader.bits(LENGTH_BITS[symbol - 257] ?? 0);
    const slot = reader.symbol(distances);
    const distance = (DISTANCE_BASE[slot] ?? 0) + reader.bits(DISTANCE_BITS[slot] ?? 0);
    if (distance === 0 || distance > to || to + length > target.length)
      throw new Error("a deflated match outside the data");
    for (let i = 0; i < length; i++, to++) target[to] = target[to - distance] ?? 0;
  }
}
