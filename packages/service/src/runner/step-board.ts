import type { StepId, StepTrace } from "@overwatch/core/plugins";

/**
 * Memory that a thread and its parent share: the parent reads what the thread is in even while that does not return.
 * Integers: see `at`. Behind them two texts in UTF-8: the present step, and the last one that returned a promise.
 */
export type Board = SharedArrayBuffer;

/** Index of each integer. */
const at = { sequence: 0, stepLength: 1, suspectLength: 2, beats: 3, loading: 4 } as const;
const headBytes = 5 * Int32Array.BYTES_PER_ELEMENT;
/** Room for each text, bytes. */
const room = 65_536;

/** What the parent sees at one moment. */
export interface Snapshot {
  /** Grows by one at each enter and leave: odd inside of a step. */
  readonly sequence: number;
  /** Grows while the thread is able to do other things. */
  readonly beats: number;
  readonly loading: boolean;
  /** Whether a step left a promise behind. */
  readonly suspicious: boolean;
}

export interface BoardWriter extends Required<StepTrace> {
  readonly beat: () => void;
  readonly setLoading: (loading: boolean) => void;
}

export function createBoard(): Board {
  return new SharedArrayBuffer(headBytes + 2 * room);
}

/** The thread's side. */
export function writeBoard(board: Board): BoardWriter {
  const head = new Int32Array(board, 0, headBytes / Int32Array.BYTES_PER_ELEMENT);
  const encoder = new TextEncoder();
  const present = new Uint8Array(board, headBytes, room);
  const suspect = new Uint8Array(board, headBytes + room, room);

  function write(step: StepId, text: Uint8Array, length: number): void {
    const { read, written } = encoder.encodeInto(JSON.stringify([step.hook, step.step, step.hist ?? null]), text);
    Atomics.store(head, length, read > 0 ? written : 0);
  }
  return {
    enter: (step) => {
      write(step, present, at.stepLength);
      Atomics.add(head, at.sequence, 1);
    },
    leave: () => void Atomics.add(head, at.sequence, 1),
    suspect: (step) => write(step, suspect, at.suspectLength),
    beat: () => void Atomics.add(head, at.beats, 1),
    setLoading: (loading) => void Atomics.store(head, at.loading, loading ? 1 : 0),
  };
}

/** The parent's side: cheap, for looking often. */
export function readBoard(board: Board): Snapshot {
  const head = new Int32Array(board, 0, headBytes / Int32Array.BYTES_PER_ELEMENT);
  return {
    sequence: Atomics.load(head, at.sequence),
    beats: Atomics.load(head, at.beats),
    loading: Atomics.load(head, at.loading) === 1,
    suspicious: Atomics.load(head, at.suspectLength) > 0,
  };
}

/** Whether a step runs. */
export function isInStep({ sequence }: Snapshot): boolean {
  return sequence % 2 !== 0;
}

/** The steps of a thread that has ended: the one that ran, and the last one that returned a promise. */
export function readSteps(board: Board): { readonly step: StepId | undefined; readonly suspect: StepId | undefined } {
  const head = new Int32Array(board, 0, headBytes / Int32Array.BYTES_PER_ELEMENT);
  const text = (from: number, length: number) => parseStep(new Uint8Array(board, from, Math.min(length, room)).slice());
  return {
    step: isInStep(readBoard(board)) ? text(headBytes, Atomics.load(head, at.stepLength)) : undefined,
    suspect: text(headBytes + room, Atomics.load(head, at.suspectLength)),
  };
}

/** A text that did not fit lost its end, where the histogram is: then the step is meant for all histograms. */
function parseStep(bytes: Uint8Array): StepId | undefined {
  if (bytes.length === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  const parts = tryParse(text) ?? tryParse(`${text.slice(0, text.indexOf('","', text.indexOf('","') + 3) + 1)}]`);
  if (!Array.isArray(parts)) return undefined;
  const [hook, step, hist] = parts as [StepId["hook"], string, string | null | undefined];
  return { hook, step, ...(typeof hist === "string" ? { hist } : {}) };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
