import type { Frames } from "../sockets/index.js";

const COMPRESSED = 0x2000_0000;

/**
 * How much memory the frames of a message claim: their bytes, and of compressed ones what they say they expand to. Asked
 * before anything is expanded, so that a small message cannot fill the memory.
 */
export function claimedBytes(frames: Frames): number {
  return frames.reduce((sum, frame) => sum + frame.length + expandedBytes(frame), 0);
}

function expandedBytes(frame: Uint8Array): number {
  if (frame.length < 12) return 0;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  const length = view.getUint32(0) + 4 === frame.length || view.getUint32(0, true) + 4 === frame.length;
  return length && view.getUint32(4) & COMPRESSED ? view.getUint32(8) : 0;
}
