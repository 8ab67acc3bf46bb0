import type { ByteReader } from "../bytes/byte-reader.js";
import type { ByteWriter } from "../bytes/byte-writer.js";
import { elementType } from "./element-types.js";

/** How a Double32_t or Float16_t is packed: its comment says `[min,max,bits]`. */
interface Packing {
  readonly min: number;
  readonly max: number;
  readonly bits: number;
}

/** Reader of one Double32_t or Float16_t with the packing in its title. */
export function packedFloatReader(type: number, title: string): (reader: ByteReader) => number {
  const packing = parsePacking(title);
  if (packing !== undefined && packing.max > packing.min) {
    const step = (packing.max - packing.min) / (2 ** packing.bits - (packing.bits === 32 ? 1 : 0));
    return (reader) => reader.u32() * step + packing.min;
  }
  if (type === elementType.double32 && packing === undefined) return (reader) => reader.f32();
  const mantissaBits = packing !== undefined && packing.bits > 0 ? packing.bits : 12;
  return (reader) => truncatedFloat(reader, mantissaBits);
}

/** An exponent byte and the upper bits of a float's mantissa, rounded. */
function truncatedFloat(reader: ByteReader, bits: number): number {
  const exponent = reader.u8();
  const mantissa = reader.u16();
  const pattern = (exponent << 23) | ((mantissa & ((1 << (bits + 1)) - 1)) << (23 - bits));
  const scratch = new DataView(new ArrayBuffer(4));
  scratch.setInt32(0, pattern);
  const value = scratch.getFloat32(0);
  return mantissa & (1 << (bits + 1)) ? -value : value;
}

/** Writer of one Double32_t or Float16_t: the reverse of `packedFloatReader`. */
export function packedFloatWriter(type: number, title: string): (writer: ByteWriter, value: number) => void {
  const packing = parsePacking(title);
  if (packing !== undefined && packing.max > packing.min) {
    const factor = (2 ** packing.bits - (packing.bits === 32 ? 1 : 0)) / (packing.max - packing.min);
    return (writer, value) => {
      const inside = Math.min(Math.max(value, packing.min), packing.max);
      writer.u32(Math.trunc(0.5 + factor * (inside - packing.min)));
    };
  }
  if (type === elementType.double32 && packing === undefined) return (writer, value) => writer.f32(value);
  const bits = packing !== undefined && packing.bits > 0 ? packing.bits : 12;
  const scratch = new DataView(new ArrayBuffer(4));
  return (writer, value) => {
    scratch.setFloat32(0, value);
    const pattern = scratch.getUint32(0);
    let mantissa = (((1 << (bits + 1)) - 1) & (pattern >>> (23 - bits - 1))) + 1;
    mantissa >>>= 1;
    if (mantissa & (1 << bits)) mantissa = (1 << bits) - 1;
    if (value < 0) mantissa |= 1 << (bits + 1);
    writer.u8((pattern >>> 23) & 0xff);
    writer.u16(mantissa);
  };
}

function parsePacking(title: string): Packing | undefined {
  // The first brackets may hold a count instead, which is no list of three.
  for (const match of title.matchAll(/\[([^\]]*)\]/g)) {
    const parts = (match[1] ?? "").split(",").map((part) => part.trim());
    if (parts.length < 2) continue;
    const [min = 0, max = 0] = parts.map(parseLimit);
    const bits = parts[2] === undefined ? 32 : Number(parts[2]);
    return { min, max, bits };
  }
  return undefined;
}

/** ROOT allows multiples and fractions of pi here. */
function parseLimit(text: string): number {
  const pi = /^(-?)(?:(\d*)\*)?(?:(\d+)?)(?:pi|twopi)(?:\/(\d+))?$/i.exec(text);
  if (pi === null) return Number(text);
  const factor = Number(pi[2] ?? pi[3] ?? 1) * (/two/i.test(text) ? 2 : 1);
  return ((pi[1] === "-" ? -1 : 1) * factor * Math.PI) / Number(pi[4] ?? 1);
}
