import { deflate } from "#codecs";

const LARGEST_BLOCK = 0xff_ffff;
const BLOCK_HEAD = 9;
/** ROOT leaves objects up to this size as they are. */
const SMALLEST = 256;
/** Of zlib's deflate, the only one that exists. */
const METHOD = 8;

/** A payload as compressed blocks; undefined where it is small, does not shrink, or level 0 asks for none. */
export function compress(payload: Uint8Array, level: number): Uint8Array[] | undefined {
  if (level === 0 || payload.length <= SMALLEST) return undefined;
  const parts: Uint8Array[] = [];
  for (let from = 0; from < payload.length; from += LARGEST_BLOCK) {
    const block = payload.subarray(from, from + LARGEST_BLOCK);
    const packed = deflate(block, level);
    if (packed === undefined || packed.length + BLOCK_HEAD >= block.length || packed.length > LARGEST_BLOCK)
      return undefined;
    parts.push(blockHead(packed.length, block.length), packed);
  }
  return parts;
}

function blockHead(packed: number, plain: number): Uint8Array {
  const lengths = [packed, plain].flatMap((length) => [length & 0xff, (length >>> 8) & 0xff, length >>> 16]);
  return Uint8Array.from([0x5a, 0x4c, METHOD, ...lengths]);
}
