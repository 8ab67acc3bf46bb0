import type { NumberFormat } from "../bytes/read-numbers.js";

/** ROOT's codes of element types that are not numbers. */
export const elementType = {
  base: 0,
  fixedArray: 20,
  pointerArray: 40,
  charStar: 7,
  double32: 9,
  float16: 19,
  object: 61,
  any: 62,
  /** A pointer that is never null: stored in place. */
  objectInPlace: 63,
  objectPointer: 64,
  string: 65,
  tObject: 66,
  tNamed: 67,
  anyInPlace: 68,
  anyPointer: 69,
  stl: 300,
  stlString: 365,
  streamer: 500,
  loop: 501,
} as const;

/** How ROOT stores a basic type; `long` has 64 bits in files, whatever the machine. */
const formats: Readonly<Record<number, NumberFormat>> = {
  1: "i8",
  2: "i16",
  3: "i32",
  4: "i64",
  5: "f32",
  6: "i32",
  8: "f64",
  11: "u8",
  12: "u16",
  13: "u32",
  14: "u64",
  15: "u32",
  16: "i64",
  17: "u64",
  18: "u8",
};

export const boolType = 18;

/** The stored form of a basic type code (1 to 18); undefined for what is no plain number. */
export function numberFormat(type: number): NumberFormat | undefined {
  return formats[type];
}
