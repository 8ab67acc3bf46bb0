import { findDecoder } from "#codecs";
import type { Allocate, DecodeBlock, Method } from "../codecs/codec.js";
import { Damage } from "../errors/damage.js";

const BLOCK_HEAD = 9;
const methods: readonly string[] = ["ZL", "CS", "XZ", "L4", "ZS"] satisfies Method[];

interface Block {
  readonly method: Method;
  readonly data: Uint8Array;
  readonly size: number;
}

/**
 * The `size` bytes that a record's blocks expand to. At once where the decoders are loaded and synchronous.
 * They may lie in what `allocate` gives; without it they are in new memory.
 * Throws `Damage`: "compression" where heads and lengths do not fit, "damaged" where a block cannot be decoded.
 */
export function decompress(stored: Uint8Array, size: number, allocate?: Allocate): Uint8Array | Promise<Uint8Array> {
  const blocks = splitBlocks(stored, size);
  const [only] = blocks;
  if (blocks.length === 1 && only !== undefined) return decodeBlock(only, allocate);
  return joinBlocks(blocks, size);
}

/** The blocks of a payload; all claims are checked before anything is decoded. */
function splitBlocks(stored: Uint8Array, size: number): Block[] {
  const blocks: Block[] = [];
  let total = 0;
  for (let at = 0; at < stored.length; ) {
    const method = String.fromCharCode(stored[at] ?? 0, stored[at + 1] ?? 0);
    if (at + BLOCK_HEAD > stored.length || !isMethod(method)) {
      throw new Damage("compression", `${JSON.stringify(method)} as method of block ${blocks.length + 1}`, at);
    }
    const compressed = (stored[at + 3] ?? 0) | ((stored[at + 4] ?? 0) << 8) | ((stored[at + 5] ?? 0) << 16);
    const expanded = (stored[at + 6] ?? 0) | ((stored[at + 7] ?? 0) << 8) | ((stored[at + 8] ?? 0) << 16);
    const from = at + BLOCK_HEAD;
    at = from + compressed;
    total += expanded;
    if (at > stored.length)
      throw new Damage("compression", `a block that ends ${at - stored.length} bytes too late`, from);
    blocks.push({ method, data: stored.subarray(from, at), size: expanded });
  }
  if (total !== size) throw new Damage("compression", `blocks of ${total} bytes for an object of ${size}`, 0);
  return blocks;
}

function isMethod(text: string): text is Method {
  return methods.includes(text);
}

function decodeBlock(block: Block, allocate?: Allocate): Uint8Array | Promise<Uint8Array> {
  const decoder = findDecoder(block.method);
  if (typeof decoder === "function") return runDecoder(decoder, block, allocate);
  return decoder.then((loaded) => runDecoder(loaded, block));
}

function runDecoder(decode: DecodeBlock, block: Block, allocate?: Allocate): Uint8Array | Promise<Uint8Array> {
  const failed = (cause: unknown): never => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Damage("damaged", `a ${block.method} block that cannot be decoded (${why})`);
  };
  const checked = (bytes: Uint8Array): Uint8Array => {
    if (bytes.length === block.size) return bytes;
    return failed(new Error(`${bytes.length} bytes instead of ${block.size}`));
  };
  try {
    const bytes = decode(block.data, block.size, allocate);
    return bytes instanceof Promise ? bytes.then(checked, failed) : checked(bytes);
  } catch (cause) {
    return failed(cause);
  }
}

async function joinBlocks(blocks: readonly Block[], size: number): Promise<Uint8Array> {
  const joined = new Uint8Array(size);
  let at = 0;
  for (const block of blocks) {
    joined.set(await decodeBlock(block), at);
    at += block.size;
  }
  return joined;
}
