import type { DecodeBlock, FindDecoder, Method } from "./codec.js";
import { decodeLz4 } from "./decode-lz4.js";
import { inflateRaw, inflateZlib } from "./inflate.js";
import { loadZstd } from "./load-zstd.js";
import { xzSize } from "./xz-size.js";

const decoders: Partial<Record<Method, DecodeBlock>> = { ZL: inflateZlib, CS: inflateRaw, L4: decodeLz4 };

async function loadXz(): Promise<DecodeBlock> {
  const { XzReadableStream } = await import("xz-decompress");
  return async (source, size) => {
    const claimed = xzSize(source);
    if (claimed !== size) throw new Error(`an .xz stream holds ${claimed} bytes, ${size} were claimed`);
    const stream = new XzReadableStream(new Blob([source.slice()]).stream());
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
}

/** Decoders of browsers: pure code, WebAssembly for zstd and lzma, loaded when first met. */
export const findDecoder: FindDecoder = (method) => decoders[method] ?? load(method);

async function load(method: Method): Promise<DecodeBlock> {
  const decoder = method === "ZS" ? await loadZstd() : await loadXz();
  decoders[method] = decoder;
  return decoder;
}

/** Browsers cannot deflate synchronously: objects are stored as they are. */
export function deflate(_bytes: Uint8Array, _level: number, _gain: number): Uint8Array | undefined {
  return undefined;
}
