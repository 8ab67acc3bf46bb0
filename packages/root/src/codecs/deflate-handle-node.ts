import { createDeflate, deflateSync } from "node:zlib";
import { FINISH, type NativeHandle } from "./zlib-handle-node.js";

/** How a block is packed; the strategy is zlib's default. */
export interface Packing {
  readonly level: number;
  readonly windowBits: number;
  readonly memLevel: number;
}

/** Packs `bytes` into `target` and returns the length; -1 where it does not fit. */
export type PackInto = (bytes: Uint8Array, target: Uint8Array, packing: Packing) => number;

interface FreshHandle extends NativeHandle {
  init(
    windowBits: number,
    level: number,
    memLevel: number,
    strategy: number,
    left: Uint32Array,
    done: () => void,
    dictionary: undefined,
  ): void;
  close(): void;
}

const DEFLATE = 1;
/** Those in which this was tried. A Node whose `init` takes other arguments ends the process instead of throwing. */
const KNOWN_NODES = [20, 22, 24];

/**
 * `deflateSync` without the stream around it, which takes longer to make than a small block takes to pack; the bytes are the same. Each
 * block gets a state of its own: one that is used again finds other repetitions, so that the same input would give other bytes.
 * undefined in a Node that keeps its streams otherwise.
 */
export function createPackInto(): PackInto | undefined {
  try {
    const pack = unchecked();
    return pack !== undefined && [0, 1].every(() => isAsUsual(pack)) ? pack : undefined;
  } catch {
    return undefined;
  }
}

function unchecked(): PackInto | undefined {
  if (!KNOWN_NODES.includes(Number.parseInt(process.versions.node, 10))) return undefined;
  const stream = createDeflate();
  const { _handle: handle } = stream as unknown as { readonly _handle?: FreshHandle };
  const methods = [handle?.init, handle?.writeSync, handle?.close];
  if (handle === undefined || !methods.every((method) => typeof method === "function")) return undefined;
  const Handle = handle.constructor as new (mode: number) => FreshHandle;
  stream.close();
  const left = new Uint32Array(2);
  let failure: string | undefined;
  const onerror = (message: string): void => {
    failure = message;
  };
  return (bytes, target, { level, windowBits, memLevel }) => {
    failure = undefined;
    const fresh = new Handle(DEFLATE);
    fresh.onerror = onerror;
    fresh.init(windowBits, level, memLevel, 0, left, () => {}, undefined);
    fresh.writeSync(FINISH, bytes, 0, bytes.length, target, 0, target.length);
    fresh.close();
    if (failure !== undefined) throw new Error(failure);
    const [room = 0, unread = 0] = left;
    return room === 0 || unread > 0 ? -1 : target.length - room;
  };
}

/** Whether the bytes are those of `deflateSync`, found out by trying. */
function isAsUsual(pack: PackInto): boolean {
  const packing = { level: 1, windowBits: 10, memLevel: 3 };
  const bytes = Uint8Array.from({ length: 700 }, (_, i) => (i * i) >> 4);
  const target = new Uint8Array(1024);
  const length = pack(bytes, target, packing);
  return length > 0 && Buffer.compare(target.subarray(0, length), deflateSync(bytes, packing)) === 0;
}
