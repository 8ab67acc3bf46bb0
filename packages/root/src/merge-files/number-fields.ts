import { numberBytes } from "../bytes/read-numbers.js";
import { profileMembers, sumMembers } from "../classes/histogram.js";
import { kindOf } from "../classes/kind-of.js";
import { numberFormat } from "../streamer/element-types.js";
import { locateMembers, type MemberPlace } from "../streamer/locate-members.js";
import { arrayFormat } from "../streamer/native-classes.js";
import type { ObjectReader } from "../streamer/object-reader.js";
import { type CellFormat, isCellFormat } from "./add-numbers.js";

/** Numbers of one kind that stand one after another in a record. */
export interface NumberField {
  readonly format: CellFormat;
  readonly at: number;
  readonly count: number;
}

/** A range of bytes; `to` is exclusive. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** The bytes of a histogram or profile in which it differs from others that are filled alike. */
export interface VaryingBytes {
  /** Name and title, without their lengths. */
  readonly texts: readonly ByteRange[];
  readonly entries: NumberField;
  /** The sums of `stats`, one each. */
  readonly stats: readonly NumberField[];
  /** Cells: contents, squared weights, and of a profile entries and their squared weights. */
  readonly cells: readonly NumberField[];
}

const dimensions = { h1: 1, h2: 2, h3: 3, profile: 1, profile2: 2, profile3: 3 } as const;

/**
 * Finds the numbers and texts of a reader's record. undefined for other classes, and where something is stored in another way than ROOT's
 * classes of today do it or the bytes depend on their place (pointers).
 */
export function findVaryingBytes(reader: ObjectReader, className: string): VaryingBytes | undefined {
  const kind = kindOf(className);
  if (kind === undefined || !(kind in dimensions)) return undefined;
  const dimension = dimensions[kind as keyof typeof dimensions];
  const isProfile = kind.startsWith("profile");
  const places = locateMembers(reader, className);
  if (places === undefined || reader.links > 0) return undefined;
  const sums = [...sumMembers(dimension), ...(isProfile ? profileMembers[dimension].sums : [])];
  const arrays = ["fArray", "fSumw2", ...(isProfile ? ["fBinEntries", "fBinSumw2"] : [])];
  const texts = ["fName", "fTitle"].map((name) => textAt(reader.bytes, places.get(name)));
  const [entries, ...stats] = ["fEntries", ...sums].map((name) => doubleAt(places.get(name)));
  const cells = arrays.map((name) => arrayAt(places.get(name)));
  if (entries === undefined || !isWhole(texts) || !isWhole(stats) || !isWhole(cells)) return undefined;
  return { texts, entries, stats, cells };
}

function isWhole<T>(found: readonly (T | undefined)[]): found is readonly T[] {
  return !found.includes(undefined);
}

function textAt(record: Uint8Array, place: MemberPlace | undefined): ByteRange | undefined {
  if (place === undefined) return undefined;
  const lengthBytes = record[place.from] === 255 ? 5 : 1;
  return { from: place.from + lengthBytes, to: place.to };
}

function doubleAt(place: MemberPlace | undefined): NumberField | undefined {
  if (place === undefined || numberFormat(place.element.type) !== "f64") return undefined;
  return { format: "f64", at: place.from, count: 1 };
}

/** Of a TArray, which has its length in front; 64-bit integers are left to those who keep all their digits. */
function arrayAt(place: MemberPlace | undefined): NumberField | undefined {
  if (place === undefined) return undefined;
  const { kind, name, typeName } = place.element;
  const format = arrayFormat(kind === "Base" ? name : typeName);
  if (format === undefined || !isCellFormat(format)) return undefined;
  const at = place.from + 4;
  return { format, at, count: (place.to - at) / numberBytes[format] };
}
