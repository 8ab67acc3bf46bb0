/** A value whose typed arrays are views into one buffer of their own, ready to be handed to another thread. */
export interface Packed<T> {
  readonly value: T;
  readonly buffer: ArrayBuffer;
}

const alignment = 8;

type Moved = ReadonlyMap<object, ArrayBufferView>;

/**
 * Copies a value of plain objects, lists, maps and typed arrays. Cloning views for another thread would clone the whole
 * buffers that they look into, the bytes of a file for example.
 *
 * @throws TypeError for a function or a symbol inside: they cannot cross.
 */
export function packValue<T>(value: T): Packed<T> {
  const arrays = new Set<ArrayBufferView>();
  collect(value, arrays, new Set());
  let size = 0;
  for (const { byteLength } of arrays) size += align(byteLength);
  const buffer = new ArrayBuffer(size);
  const moved = new Map<object, ArrayBufferView>();
  let offset = 0;
  for (const array of arrays) {
    moved.set(array, moveTo(array, buffer, offset));
    offset += align(array.byteLength);
  }
  // The copy has the same form, with other arrays of the same types.
  return { value: copy(value, moved) as T, buffer };
}

function align(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

function collect(value: unknown, arrays: Set<ArrayBufferView>, seen: Set<object>): void {
  if (typeof value === "function" || typeof value === "symbol") throw new TypeError(`a ${typeof value} in a result`);
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if (ArrayBuffer.isView(value)) arrays.add(value);
  else for (const part of partsOf(value)) collect(part, arrays, seen);
}

function partsOf(value: object): Iterable<unknown> {
  return value instanceof Map ? [...value].flat(1) : Object.values(value);
}

function moveTo(array: ArrayBufferView, buffer: ArrayBuffer, offset: number): ArrayBufferView {
  const { byteLength } = array;
  new Uint8Array(buffer, offset, byteLength).set(new Uint8Array(array.buffer, array.byteOffset, byteLength));
  if (array instanceof DataView) return new DataView(buffer, offset, byteLength);
  // All typed arrays are made in the same way; TypeScript knows no common constructor of them.
  const { constructor: type, length } = array as Float64Array<ArrayBuffer>;
  return Reflect.construct(type, [buffer, offset, length]) as ArrayBufferView;
}

/** Our data hold no cycles; parts that several share are copied for each. */
function copy(value: unknown, moved: Moved): unknown {
  if (typeof value !== "object" || value === null) return value;
  const array = moved.get(value);
  if (array !== undefined) return array;
  if (value instanceof Map) return new Map([...value].map(([key, part]) => [key, copy(part, moved)]));
  if (Array.isArray(value)) return value.map((part) => copy(part, moved));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part, moved)]));
}
