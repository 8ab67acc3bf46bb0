import { deflate } from "#codecs";

const LARGEST_BLOCK = 0xff_ffff;
const BLOCK_HEAD = 9;
/** ROOT leaves objects up to this size as they are. */
const SMALLEST = 256;
/** Of zlib's deflate, the only one that exists. */
const METHOD = 8;

/**
 * A payload as compressed blocks, valid until the next call; undefined where it is small, does not shrink, or level 0 asks for none.
 */
export function compress(payload: Uint8Array, level: number): Uint8Array[] | undefined {
  if (level === 0 || payload.length <= SMALLEST) return undefined;
  const parts: Uint8Array[] = [];
  for (let from = 0; from < payload.length; from += LARGEST_BLOCK) {
    const block = payload.subarray(from, from + LARGEST_BLOCK);
    const packed = deflate(block, level, BLOCK_HEAD + 1);
    if (packed === undefined || packed.length > LARGEST_BLOCK) return undefined;
    const isLast = from + LARGEST_BLOCK >= payload.length;
    parts.push(blockHead(packed.length, block.length), isLast ? packed : packed.slice());
  }
  return parts;
}

function blockHead(packed: number, plain: number): Uint8Array {
  const head = new Uint8Array(BLOCK_HEAD);
  head[0] = 0x5a;
  head[1] = 0x4c;
  head[2] = METHOD;
  for (let i = 0; i < 3; i++) {
    head[3 + i] = packed >>> (8 * i);
    head[6 + i] = plain >>> (8 * i);
  }
  return head;
}
