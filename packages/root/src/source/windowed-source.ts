import type { Source } from "./source.js";

/** One asynchronous read per object is 25 times slower than reading large ranges. */
const WINDOW_BYTES = 4 << 20;

/** A source that reads large ranges through `fetchRange` and serves small requests from the last one. */
export function windowedSource(
  name: string,
  size: number,
  fetchRange: (offset: number, length: number) => Promise<Uint8Array>,
): Source {
  let window = new Uint8Array(0);
  let from = 0;
  const inside = (offset: number, length: number) => offset >= from && offset + length <= from + window.length;
  return {
    name,
    size,
    read(offset, length) {
      if (inside(offset, length)) return window.subarray(offset - from, offset - from + length);
      return fetchRange(offset, Math.min(Math.max(length, WINDOW_BYTES), size - offset)).then((bytes) => {
        if (bytes.length < length) throw new Error(`${bytes.length} bytes arrived instead of ${length}`);
        window = bytes.slice();
        from = offset;
        return window.subarray(0, length);
      });
    },
    close: async () => {
      window = new Uint8Array(0);
    },
  };
}
