import type { NumberFormat } from "../bytes/read-numbers.js";

const arrayFormats: Readonly<Record<string, NumberFormat>> = {
  TArrayC: "i8",
  TArrayS: "i16",
  TArrayI: "i32",
  TArrayL: "i64",
  TArrayL64: "i64",
  TArrayF: "f32",
  TArrayD: "f64",
};

const collections: readonly string[] = ["TList", "THashList", "TSortedList", "TObjArray", "TMap", "TClonesArray"];
/** TQObject stores nothing at all, not even a version. */
const others: readonly string[] = ["TObject", "TString", "TDatime", "TQObject"];

/** The number format of a TArray class. */
export function arrayFormat(className: string): NumberFormat | undefined {
  return arrayFormats[className];
}

const native = new Set([...Object.keys(arrayFormats), ...collections, ...others]);

/** Whether ROOT streams a class by code of its own, so that no streamer info describes its bytes. */
export function isNativeClass(className: string): boolean {
  return native.has(className);
}
