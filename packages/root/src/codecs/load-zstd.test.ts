import { compress, decompress } from "@bokuweb/zstd-wasm";
import { expect, it } from "vitest";
import { loadZstd } from "./load-zstd.js";

it("loads once for many who ask at the same time", async () => {
  const decoders = await Promise.all([loadZstd(), loadZstd(), loadZstd()]);
  expect(new Set(decoders).size).toBe(1);
  const bytes = new Uint8Array(50_000).map((_, index) => (index * index) % 251);
  // Two `init`s at once end in a library that answers, wrongly.
  expect(decompress(compress(bytes))).toEqual(bytes);
});
