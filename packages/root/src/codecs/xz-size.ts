const STREAM_HEADER_BYTES = 12;
const LZMA2_FILTER = 0x21;

/**
 * The bytes that an .xz stream of LZMA2 blocks expands to, summed from its chunk headers, which the decoder obeys.
 * Known before decoding, so that a small stream cannot fill the memory. Throws where the structure is not that of .xz.
 */
export function xzSize(source: Uint8Array): number {
  const at = (index: number): number => {
    const byte = source[index];
    if (byte === undefined) throw new Error("an .xz stream ends early");
    return byte;
  };
  if (at(0) !== 0xfd || at(1) !== 0x37 || at(2) !== 0x7a) throw new Error("no .xz stream");
  const checkBytes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64][at(7) & 15] ?? 0;
  let pos = STREAM_HEADER_BYTES;
  let size = 0;
  // Each block: header, LZMA2 chunks, padding to four bytes, check. A zero byte instead of a header begins the index.
  while (at(pos) !== 0) {
    const start = pos;
    const headerBytes = (at(pos) + 1) * 4;
    const flags = at(pos + 1);
    let filter = pos + 2;
    for (const present of [flags & 0x40, flags & 0x80]) {
      if (present) {
        while (at(filter) & 0x80) filter++;
        filter++;
      }
    }
    if ((flags & 3) !== 0 || at(filter) !== LZMA2_FILTER)
      throw new Error("an .xz stream with other filters than LZMA2");
    pos += headerBytes;
    for (let control = at(pos); control !== 0; control = at(pos)) {
      if (control >= 0x80) {
        size += ((control & 0x1f) << 16) + (at(pos + 1) << 8) + at(pos + 2) + 1;
        pos += (control >= 0xc0 ? 6 : 5) + (at(pos + 3) << 8) + at(pos + 4) + 1;
      } else {
        if (control > 2) throw new Error("an LZMA2 chunk of unknown kind");
        const raw = (at(pos + 1) << 8) + at(pos + 2) + 1;
        size += raw;
        pos += 3 + raw;
      }
    }
    pos++;
    pos += (4 - ((pos - start) & 3)) & 3;
    pos += checkBytes;
  }
  return size;
}
