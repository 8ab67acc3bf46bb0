import type { Attributes } from "../types.js";

/** What ROOT sets in every histogram (kMustCleanup). */
export const standardBits = 1 << 3;
/** ROOT's TH1::kIsAverage: adding two of these averages them. */
export const isAverageBit = 1 << 18;
/** ROOT's TH1::kIsNotW: the histogram never becomes weighted by filling. */
export const isNotWeightedBit = 1 << 19;
/** ROOT's TAxis::kAxisRange: fFirst and fLast are in force. */
export const axisRangeBit = 1 << 11;
/** ROOT's TAxis::kIsInteger: automatic limits are whole numbers. */
export const integerAxisBit = 1 << 22;

/** Bits of TAxis::fBits2. */
export const alphanumericBit = 1;
export const canExtendBit = 2;
export const notAlphanumericBit = 4;

/** ROOT's "not set" of fMaximum and fMinimum. */
export const notSet = -1111;

/** A numeric member by ROOT's name, or ROOT's default. */
export function numberAttribute(attributes: Attributes | undefined, member: string, absent: number): number {
  const value = attributes?.[member];
  return typeof value === "number" ? value : absent;
}

export function hasBit(attributes: Attributes | undefined, bit: number): boolean {
  return (numberAttribute(attributes, "fBits", 0) & bit) !== 0;
}

/** The attributes with members replaced; `undefined` takes a member out, which means ROOT's default. */
export function changedAttributes(
  attributes: Attributes | undefined,
  changes: Readonly<Record<string, unknown>>,
): Attributes {
  const changed: Record<string, unknown> = { ...attributes };
  for (const [member, value] of Object.entries(changes)) {
    if (value === undefined) delete changed[member];
    else changed[member] = value;
  }
  return changed;
}
