/** What was lent to a hook and cannot be frozen, with its state before the call. */
export interface Loan {
  /** Puts back what the hook changed; says what that was, undefined when nothing. */
  readonly takeBack: () => string | undefined;
}

/** Typed arrays and maps inside a lent value: all that `Object.freeze` does not protect. */
interface Unfrozen {
  readonly path: string;
  readonly value: ArrayBufferView | Map<unknown, unknown>;
}

const nothingLent: Loan = { takeBack: () => undefined };
const none: readonly Unfrozen[] = [];
/** Parts nested deeper than this are left as they are: no type of ours goes half as far. */
const deepest = 50;

/** Memory for copies that is used again and again: asking the system for it costs more than the copy. */
export interface Scratch {
  readonly take: (bytes: number) => Uint8Array<ArrayBuffer>;
  /** How much is taken, for `release`, which gives back everything that was taken since. */
  readonly used: () => number;
  readonly release: (used: number) => void;
}

const firstScratch = 65_536;

export function createScratch(): Scratch {
  let buffer = new ArrayBuffer(firstScratch);
  let used = 0;
  return {
    take: (bytes) => {
      // The old buffer stays alive for as long as somebody has a part of it.
      if (used + bytes > buffer.byteLength) {
        buffer = new ArrayBuffer(Math.max(2 * buffer.byteLength, used + bytes));
        used = 0;
      }
      const taken = new Uint8Array(buffer, used, bytes);
      used += Math.ceil(bytes / 4) * 4;
      return taken;
    },
    used: () => used,
    release: (before) => {
      used = Math.min(used, before);
    },
  };
}

/** Per frozen object what cannot be frozen in it. Being in here means: frozen, ours, looked through. */
const lentBefore = new WeakMap<object, readonly Unfrozen[]>();

/** Whether the plain parts of this object were frozen by {@link lend}: a hook that returns it has not changed them. */
export function isLent(value: unknown): boolean {
  return typeof value === "object" && value !== null && lentBefore.has(value);
}

/**
 * Makes values ready for a hook: their plain parts are frozen for good.
 *
 * @param watch - where to copy typed arrays and maps, so that `takeBack` sees a change and undoes it.
 *   A copy is compared instead of a checksum because it is quicker and can be put back.
 */
export function lend(values: readonly unknown[], watch: Scratch | undefined): Loan {
  const watched: (() => string | undefined)[] = [];
  const used = watch?.used() ?? 0;
  for (const value of values) {
    if (typeof value !== "object" || value === null) continue;
    const unfrozen = freezeParts(value);
    if (watch !== undefined) for (const part of unfrozen) watched.push(watchPart(part, watch));
  }
  if (watched.length === 0) return nothingLent;
  return {
    takeBack: () => {
      const changed = watched.flatMap((takeBack) => takeBack() ?? []);
      watch?.release(used);
      return changed.length === 0 ? undefined : changed.join(", ");
    },
  };
}

/** Says of a value of ours that nothing in it can be changed: it is not looked through. */
export function markLent<T extends object>(value: T): T {
  lentBefore.set(value, none);
  return Object.freeze(value);
}

/** Freezes an object and all plain objects, lists and values of maps inside; returns the rest, with paths from `value`. */
function freezeParts(value: object, depth = 0): readonly Unfrozen[] {
  const known = lentBefore.get(value);
  if (known !== undefined) return known;
  if (ArrayBuffer.isView(value)) return [{ path: "", value }];
  if (depth > deepest) return none;
  if (value instanceof Map) {
    const unfrozen: Unfrozen[] = [{ path: "", value }];
    for (const [name, part] of value) freezePart(String(name), part, depth, unfrozen);
    return unfrozen;
  }
  if (!isPlain(value)) return none;
  Object.freeze(value);
  lentBefore.set(value, none); // ends a cycle; the true list follows
  const unfrozen: Unfrozen[] = [];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) freezePart(i, value[i], depth, unfrozen);
  } else {
    // Names, not entries: this runs for each part of everything that is lent.
    for (const name of Object.keys(value)) freezePart(name, value[name as keyof typeof value], depth, unfrozen);
  }
  if (unfrozen.length > 0) lentBefore.set(value, unfrozen);
  return unfrozen;
}

function freezePart(name: string | number, part: unknown, depth: number, unfrozen: Unfrozen[]): void {
  if (typeof part !== "object" || part === null) return;
  for (const { path, value } of freezeParts(part, depth + 1)) {
    unfrozen.push({ path: path === "" ? String(name) : `${name}.${path}`, value });
  }
}

/** Objects of classes, loggers for example, have a state of their own and are left alone. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function watchPart({ path, value }: Unfrozen, scratch: Scratch): () => string | undefined {
  const restore = value instanceof Map ? watchMap(value) : watchBytes(value, scratch);
  return () => (restore() ? path : undefined);
}

function watchMap(map: Map<unknown, unknown>): () => boolean {
  const before = [...map];
  return () => {
    const now = [...map];
    const same =
      now.length === before.length &&
      before.every(([key, value], i) => Object.is(now[i]?.[0], key) && Object.is(now[i]?.[1], value));
    if (same) return false;
    map.clear();
    for (const [key, value] of before) map.set(key, value);
    return true;
  };
}

function watchBytes({ buffer, byteOffset, byteLength }: ArrayBufferView, scratch: Scratch): () => boolean {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const before = scratch.take(byteLength);
  before.set(bytes);
  return () => {
    if (bytes.length !== before.length) return true; // given away to another thread: nothing is left to put back
    if (equalBytes(bytes, before)) return false;
    bytes.set(before);
    return true;
  };
}

/** Word by word where the bytes lie on a boundary of words, which they nearly always do. */
function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  const words = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0 ? Math.floor(a.length / 4) : 0;
  const left = new Int32Array(a.buffer, words === 0 ? 0 : a.byteOffset, words);
  const right = new Int32Array(b.buffer, words === 0 ? 0 : b.byteOffset, words);
  for (let i = 0; i < words; i++) if (left[i] !== right[i]) return false;
  for (let i = 4 * words; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
