const utf8 = new TextDecoder("utf-8", { fatal: true });
const latin1 = new TextDecoder("latin1");

/**
 * Text from ROOT's strings, which are bytes without a declared encoding:
 * UTF-8 where it is valid, otherwise one character per byte.
 */
export function decodeText(bytes: Uint8Array, from: number, to: number): string {
  // Most strings are short ASCII names: a loop is several times faster than a decoder call.
  if (to - from <= 64) {
    let text = "";
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte >= 0x80) return decodeBytes(bytes.subarray(from, to));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decodeBytes(bytes.subarray(from, to));
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}
