import { createHash, type Hash } from "node:crypto";
import { endianness } from "node:os";

const isLittleEndian = endianness() === "LE";

/**
 * SHA-256 (hexadecimal) of decoded values in a canonical form: fields by name, maps in their order, absent as undefined,
 * every number bit by bit (one NaN), typed arrays with their type. Equal for what `compareValues` finds equal.
 */
export function digestValues(value: unknown): string {
  const hash = createHash("sha256");
  add(hash, value);
  return hash.digest("hex");
}

function add(hash: Hash, value: unknown): void {
  if (value === null) hash.update("null;");
  else if (typeof value === "number") hash.update(`n${numberText(value)};`);
  else if (typeof value === "string") hash.update(`s${Buffer.byteLength(value)}:${value};`);
  else if (typeof value === "boolean" || typeof value === "bigint") hash.update(`${typeof value} ${value};`);
  else if (ArrayBuffer.isView(value)) addNumbers(hash, value);
  else if (Array.isArray(value)) addList(hash, value);
  else if (value instanceof Map) addEntries(hash, "m", [...value]);
  else if (value instanceof Date) hash.update(`d${value.getTime()};`);
  else if (typeof value === "object") addEntries(hash, "o", Object.entries(value).sort(byName));
  else hash.update("nothing;");
}

function addList(hash: Hash, list: readonly unknown[]): void {
  hash.update(`l${list.length}:`);
  for (const element of list) add(hash, element);
}

function addEntries(hash: Hash, kind: string, entries: readonly (readonly [unknown, unknown])[]): void {
  hash.update(`${kind}{`);
  for (const [name, field] of entries) {
    if (field === undefined) continue;
    add(hash, name);
    add(hash, field);
  }
  hash.update("}");
}

function addNumbers(hash: Hash, array: ArrayBufferView): void {
  hash.update(`a${array.constructor.name}${array.byteLength}:`);
  if (hasOneForm(array) && isLittleEndian)
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  // Of NaN there are many bit patterns, and the order of bytes is the machine's.
  else
    for (const number of array as unknown as Iterable<number | bigint>) hash.update(`${numberText(Number(number))},`);
}

/** Whether equal numbers have equal bytes. */
function hasOneForm(array: ArrayBufferView): boolean {
  if (!(array instanceof Float32Array || array instanceof Float64Array)) return true;
  return !array.some(Number.isNaN);
}

/** The shortest text that gives the same number again. */
function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
