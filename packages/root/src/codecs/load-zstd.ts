import type { DecodeBlock } from "./codec.js";
import { zstdSize } from "./zstd-size.js";

/** In every copy of this package in a process, since all of them may share one copy of the library. */
const place = Symbol.for("@overwatch/root/zstd");
const shared = globalThis as { [place]?: Promise<DecodeBlock> };

/**
 * WebAssembly in Node and browser alike. Loaded once in a process, also when many blocks or copies of this package ask at the same time:
 * the library replaces its memory at each `init`, and two of them at once leave it with the memory of one and the code of the other, which
 * then gives wrong contents.
 */
export function loadZstd(): Promise<DecodeBlock> {
  shared[place] ??= load();
  return shared[place];
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
