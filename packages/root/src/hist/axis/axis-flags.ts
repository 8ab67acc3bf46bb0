import {
  alphanumericBit,
  canExtendBit,
  changedAttributes,
  notAlphanumericBit,
  numberAttribute,
} from "../cells/bits.js";
import type { Axis } from "../types.js";

/** Whether the axis grows when it is filled outside. */
export function canExtend(axis: Axis): boolean {
  return hasFlag(axis, canExtendBit);
}

/** Whether bins are found by their labels. */
export function isAlphanumeric(axis: Axis): boolean {
  return hasFlag(axis, alphanumericBit);
}

export function canBeAlphanumeric(axis: Axis): boolean {
  return !hasFlag(axis, notAlphanumericBit);
}

/** Labels whose bins may move: positions along such an axis mean nothing. */
export function hasMovingLabels(axis: Axis): boolean {
  return axis.labels !== undefined && canExtend(axis);
}

export function withAxisFlags(
  axis: Axis,
  flags: { readonly canExtend?: boolean; readonly alphanumeric?: boolean },
): Axis {
  let bits = numberAttribute(axis.attributes, "fBits2", 0);
  if (flags.canExtend !== undefined) bits = flags.canExtend ? bits | canExtendBit : bits & ~canExtendBit;
  if (flags.alphanumeric !== undefined) bits = flags.alphanumeric ? bits | alphanumericBit : bits & ~alphanumericBit;
  return { ...axis, attributes: changedAttributes(axis.attributes, { fBits2: bits === 0 ? undefined : bits }) };
}

function hasFlag(axis: Axis, flag: number): boolean {
  return (numberAttribute(axis.attributes, "fBits2", 0) & flag) !== 0;
}
