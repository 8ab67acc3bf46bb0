import type { DecodeBlock } from "./codec.js";
import { zstdSize } from "./zstd-size.js";

let loading: Promise<DecodeBlock> | undefined;

/**
 * WebAssembly in Node and browser alike. Loaded once, also when many blocks ask at the same time: the library replaces its memory at
 * each `init`, and two of them at once leave it with the memory of one and the code of the other, which then gives wrong contents.
 */
export function loadZstd(): Promise<DecodeBlock> {
  loading ??= load();
  return loading;
}

async function load(): Promise<DecodeBlock> {
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
