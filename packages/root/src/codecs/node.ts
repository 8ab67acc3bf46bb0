import { createInflate, deflateSync, inflateRawSync, inflateSync } from "node:zlib";
import type { DecodeBlock, FindDecoder, Method } from "./codec.js";
import { decodeLz4 } from "./decode-lz4.js";
import { windowBits } from "./deflate-options.js";
import { loadZstd } from "./load-zstd.js";
import { xzSize } from "./xz-size.js";
import { createZlibHandle, type ZlibHandle, zlibHandlesWork } from "./zlib-handle-node.js";

/** zlib allocates in chunks of this size: the whole output at once is several times faster than its default. */
const MIN_CHUNK = 64;

const inflater = zlibHandlesWork ? createZlibHandle(createInflate()) : undefined;

const decoders: Partial<Record<Method, DecodeBlock>> = {
  ZL: (source, size) => (inflater === undefined ? inflateAlone(source, size) : inflateWith(inflater, source, size)),
  CS: (source, size) => inflateRawSync(source, { chunkSize: Math.max(MIN_CHUNK, size), maxOutputLength: size }),
  L4: decodeLz4,
};

function inflateAlone(source: Uint8Array, size: number): Uint8Array {
  return inflateSync(source, { chunkSize: Math.max(MIN_CHUNK, size), maxOutputLength: size });
}

function inflateWith(handle: ZlibHandle, source: Uint8Array, size: number): Uint8Array {
  // With a byte to spare zlib comes to its end and checks the sum.
  const target = Buffer.allocUnsafe(size + 1);
  const found = handle.run(source, target);
  // Bytes behind the end are left alone, as ROOT does; a stream that is longer than it claims is not.
  if (found < 0) return inflateAlone(source, size);
  return target.subarray(0, found);
}

async function loadXz(): Promise<DecodeBlock> {
  const { decompressSync } = await import("@napi-rs/lzma/xz");
  return (source, size) => {
    const claimed = xzSize(source);
    if (claimed !== size) throw new Error(`an .xz stream holds ${claimed} bytes, ${size} were claimed`);
    return decompressSync(source);
  };
}

/** Decoders of Node: zlib is built in, zstd and lzma are loaded when first met. */
export const findDecoder: FindDecoder = (method) => decoders[method] ?? load(method);

async function load(method: Method): Promise<DecodeBlock> {
  const decoder = method === "ZS" ? await loadZstd() : await loadXz();
  decoders[method] = decoder;
  return decoder;
}

/** Largest block for which less memory is faster: setting it up takes as long as packing. */
const SMALL_BLOCK = 4096;

/**
 * A zlib stream of `bytes`; level 1 (fast) to 9. Not with a handle that is used again: Node's zlib remembers what it packed before and
 * finds other repetitions, so that the same input gives other bytes.
 */
export function deflate(bytes: Uint8Array, level: number): Uint8Array {
  const { length } = bytes;
  const memLevel = length <= SMALL_BLOCK ? 3 : 6;
  return deflateSync(bytes, {
    level,
    memLevel,
    windowBits: windowBits(length),
    chunkSize: Math.max(MIN_CHUNK, length),
  });
}
