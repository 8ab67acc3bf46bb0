import { createInflate, deflateSync, inflateRawSync, inflateSync } from "node:zlib";
import { scratchBytes } from "../bytes/scratch-bytes.js";
import type { Allocate, DecodeBlock, FindDecoder, Method } from "./codec.js";
import { decodeLz4 } from "./decode-lz4.js";
import { createPackInto, type PackInto } from "./deflate-handle-node.js";
import { windowBits } from "./deflate-options.js";
import { loadZstd } from "./load-zstd.js";
import { xzSize } from "./xz-size.js";
import { createZlibHandle, type ZlibHandle, zlibHandlesWork } from "./zlib-handle-node.js";

/** zlib allocates in chunks of this size: the whole output at once is several times faster than its default. */
const MIN_CHUNK = 64;

const inflater = zlibHandlesWork ? createZlibHandle(createInflate()) : undefined;

const decoders: Partial<Record<Method, DecodeBlock>> = {
  ZL: (source, size, allocate = Buffer.allocUnsafe) =>
    inflater === undefined ? inflateAlone(source, size) : inflateWith(inflater, source, size, allocate),
  CS: (source, size) => inflateRawSync(source, { chunkSize: Math.max(MIN_CHUNK, size), maxOutputLength: size }),
  L4: decodeLz4,
};

function inflateAlone(source: Uint8Array, size: number): Uint8Array {
  return inflateSync(source, { chunkSize: Math.max(MIN_CHUNK, size), maxOutputLength: size });
}

function inflateWith(handle: ZlibHandle, source: Uint8Array, size: number, allocate: Allocate): Uint8Array {
  // With a byte to spare zlib comes to its end and checks the sum.
  const target = allocate(size + 1);
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

let packInto: PackInto | undefined | "untried" = "untried";

/**
 * A zlib stream of `bytes`, valid until the next call; level 1 (fast) to 9. undefined where it would not be shorter by `gain` bytes.
 */
export function deflate(bytes: Uint8Array, level: number, gain: number): Uint8Array | undefined {
  const { length } = bytes;
  const packing = { level, memLevel: length <= SMALL_BLOCK ? 3 : 6, windowBits: windowBits(length) };
  if (packInto === "untried") packInto = createPackInto();
  if (packInto === undefined) {
    const packed = deflateSync(bytes, { ...packing, chunkSize: Math.max(MIN_CHUNK, length) });
    return packed.length + gain <= length ? packed : undefined;
  }
  // zlib is at its end only where a byte is left.
  const target = scratchBytes(length - gain + 1);
  const packed = packInto(bytes, target, packing);
  return packed < 0 ? undefined : target.subarray(0, packed);
}
