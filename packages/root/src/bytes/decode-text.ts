const utf8 = new TextDecoder("utf-8", { fatal: true });
const latin1 = new TextDecoder("latin1");
/** From here on a decoder is faster. */
const LONG = 128;

/**
 * Text from ROOT's strings, which are bytes without a declared encoding:
 * UTF-8 where it is valid, otherwise one character per byte.
 */
export function decodeText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > LONG) return decodeBytes(bytes.subarray(from, to));
  // Most strings are short ASCII names: eight characters at a time is several times faster than a decoder call.
  let text = "";
  let all = 0;
  let at = from;
  for (; at + 8 <= to; at += 8) {
    const [a, b, c, d] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
    const [e, f, g, h] = [bytes[at + 4] ?? 0, bytes[at + 5] ?? 0, bytes[at + 6] ?? 0, bytes[at + 7] ?? 0];
    all |= a | b | c | d | e | f | g | h;
    text += String.fromCharCode(a, b, c, d, e, f, g, h);
  }
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    all |= byte;
    text += String.fromCharCode(byte);
  }
  return all < 0x80 ? text : decodeBytes(bytes.subarray(from, to));
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}
