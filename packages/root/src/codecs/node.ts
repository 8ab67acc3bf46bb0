import { deflateSync, inflateRawSync, inflateSync } from "node:zlib";
import type { DecodeBlock, FindDecoder, Method } from "./codec.js";
import { decodeLz4 } from "./decode-lz4.js";
import { windowBits } from "./deflate-options.js";
import { loadZstd } from "./load-zstd.js";
import { xzSize } from "./xz-size.js";

/** zlib allocates in chunks of this size: the whole output at once is several times faster than its default. */
const MIN_CHUNK = 64;

const decoders: Partial<Record<Method, DecodeBlock>> = {
  ZL: (source, size) => inflateSync(source, { chunkSize: Math.max(MIN_CHUNK, size), maxOutputLength: size }),
  CS: (source, size) => inflateRawSync(source, { chunkSize: Math.max(MIN_CHUNK, size), maxOutputLength: size }),
  L4: decodeLz4,
};

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

/** A zlib stream of `bytes`; level 1 (fast) to 9. */
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
