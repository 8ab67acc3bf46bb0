import type { Zlib } from "node:zlib";
import { createInflate } from "node:zlib";

/** What Node's streams of zlib are made of. Not documented, but the same since Node 10; `createZlibHandle` looks before it is used. */
export interface NativeHandle {
  reset(): void;
  writeSync(
    flush: number,
    source: Uint8Array,
    from: number,
    length: number,
    target: Uint8Array,
    at: number,
    room: number,
  ): void;
  onerror: (message: string) => void;
}

/** Expands streams of zlib, again and again with the same state. */
export interface ZlibHandle {
  /** Bytes written to `target`; -1 where it has not room for all. Throws what zlib says about a damaged stream. */
  run(source: Uint8Array, target: Uint8Array): number;
}

export const FINISH = 4;

/**
 * The handle of a stream made by `createInflate`, to be used synchronously: making a stream per block, as `inflateSync` does, takes
 * many times as long as expanding a small one. undefined in a Node that keeps its streams otherwise.
 */
export function createZlibHandle(stream: Zlib): ZlibHandle | undefined {
  const { _handle: handle, _writeState: left } = stream as unknown as {
    readonly _handle?: NativeHandle;
    readonly _writeState?: Uint32Array;
  };
  if (typeof handle?.reset !== "function" || typeof handle.writeSync !== "function") return undefined;
  if (!(left instanceof Uint32Array) || left.length < 2) return undefined;
  let failure: string | undefined;
  handle.onerror = (message) => {
    failure = message;
  };
  return {
    run(source, target) {
      failure = undefined;
      handle.reset();
      handle.writeSync(FINISH, source, 0, source.length, target, 0, target.length);
      if (failure !== undefined) throw new Error(failure);
      const [room = 0, unread = 0] = left;
      return room === 0 || unread > 0 ? -1 : target.length - room;
    },
  };
}

/** A zlib stream of five bytes. */
const probe = Uint8Array.of(0x78, 0x9c, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x06, 0x2c, 0x02, 0x15);

/** Whether handles work in this Node as they should, found out by trying. */
export const zlibHandlesWork: boolean = works();

function works(): boolean {
  try {
    const target = new Uint8Array(6);
    const handle = createZlibHandle(createInflate());
    for (let i = 0; i < 2; i++) if (handle?.run(probe, target) !== 5) return false;
    return String.fromCharCode(...target.subarray(0, 5)) === "hello";
  } catch {
    return false;
  }
}
