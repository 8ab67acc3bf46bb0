import { compress, decompress } from "@bokuweb/zstd-wasm";
import { expect, it, vi } from "vitest";
import { loadZstd } from "./load-zstd.js";

const bytes = new Uint8Array(50_000).map((_, index) => (index * index) % 251);

it("loads once for many who ask at the same time", async () => {
  const decoders = await Promise.all([loadZstd(), loadZstd(), loadZstd()]);
  expect(new Set(decoders).size).toBe(1);
  // Two `init`s at once end in a library that answers, wrongly.
  expect(decompress(compress(bytes))).toEqual(bytes);
});

it("loads once for several copies of this package in a process", async () => {
  vi.resetModules();
  const copy = await import("./load-zstd.js");
  expect(copy.loadZstd).not.toBe(loadZstd);
  const decoders = await Promise.all([copy.loadZstd(), loadZstd()]);
  expect(new Set(decoders).size).toBe(1);
  expect(decompress(compress(bytes))).toEqual(bytes);
});
