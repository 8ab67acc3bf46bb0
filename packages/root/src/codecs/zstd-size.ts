/** The content size that a zstd frame declares; undefined where it declares none. Throws where it is no frame. */
export function zstdSize(source: Uint8Array): number | undefined {
  const view = new DataView(source.buffer, source.byteOffset, source.length);
  if (source.length < 6 || view.getUint32(0, true) !== 0xfd2fb528) throw new Error("no zstd frame");
  const descriptor = view.getUint8(4);
  const single = (descriptor & 0x20) !== 0;
  const at = 5 + (single ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  switch (descriptor >>> 6) {
    case 0:
      return single ? view.getUint8(at) : undefined;
    case 1:
      return view.getUint16(at, true) + 256;
    case 2:
      return view.getUint32(at, true);
    default:
      return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000;
  }
}
