import type { DecodeBlock } from "./codec.js";
import { zstdSize } from "./zstd-size.js";

/** WebAssembly in Node and browser alike. */
export async function loadZstd(): Promise<DecodeBlock> {
  const { init, decompress } = await import("@bokuweb/zstd-wasm");
  await init();
  return (source, size) => {
    const declared = zstdSize(source);
    // The library allocates what the frame declares: check that first.
    if (declared !== undefined && declared !== size) {
      throw new Error(`a zstd frame declares ${declared} bytes, ${size} were claimed`);
    }
    return decompress(source, { defaultHeapSize: size });
  };
}
