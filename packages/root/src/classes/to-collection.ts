import type { CollectionToWrite } from "../streamer/write-native.js";
import type { ListObject } from "./types.js";

/** The parts of a list to write; anything but a list is an empty one. */
export function toCollection(value: unknown): CollectionToWrite {
  if (typeof value !== "object" || value === null || !("items" in value)) {
    return { name: "", items: [], uniqueId: 0, bits: 0 };
  }
  const { name, items, options, lowerBound, attributes } = value as ListObject;
  return {
    name,
    items,
    ...(options && { options }),
    ...(lowerBound !== undefined && { lowerBound }),
    uniqueId: attributes?.fUniqueID ?? 0,
    bits: attributes?.fBits ?? 0,
  };
}
