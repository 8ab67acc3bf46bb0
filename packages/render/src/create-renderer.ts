import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { drawingFailed, drawingTimeout, rendererNotBuilt } from "./errors/catalogue.js";
import type { Picture } from "./picture.js";

/** Makes pictures in a thread of its own, one after the other. */
export interface Renderer {
  /**
   * The bytes of a picture.
   *
   * @throws DRAWING_FAILED, DRAWING_TIMEOUT, RENDERER_NOT_BUILT
   */
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
  /** Ends the thread; what is being drawn rejects. */
  readonly close: () => Promise<void>;
}

/** Seconds for one picture: the largest that we know take three. */
const patience = 30;

interface Waiting {
  readonly picture: Picture;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** The thread starts with the first picture and is started again after one that had to be ended. */
export function createRenderer(): Renderer {
  const queue: Waiting[] = [];
  let thread: Worker | undefined;
  let current: (Waiting & { readonly id: number; readonly timer: ReturnType<typeof setTimeout> }) | undefined;
  let count = 0;
  let closed = false;

  function next(): void {
    if (current !== undefined || closed) return;
    const waiting = queue.shift();
    if (waiting === undefined) {
      // An idle thread keeps no process alive.
      thread?.unref();
      return;
    }
    const id = ++count;
    const timer = setTimeout(() => {
      end(drawingTimeout(nameOf(waiting.picture), patience));
      void stop();
    }, patience * 1000);
    current = { ...waiting, id, timer };
    try {
      thread ??= start();
      thread.ref();
      thread.postMessage({ id, picture: waiting.picture });
    } catch (error) {
      end(error as Error);
    }
  }

  function end(result: Uint8Array | Error): void {
    const done = current;
    if (done === undefined) return;
    clearTimeout(done.timer);
    current = undefined;
    if (result instanceof Error) done.reject(result);
    else done.resolve(result);
    next();
  }

  function start(): Worker {
    // What jsroot prints is nobody's output.
    const worker = new Worker(entryPath(), { stdout: true, stderr: true });
    worker.on("message", ({ id, bytes, reason }: { id: number; bytes?: Uint8Array; reason?: string }) => {
      if (id !== current?.id) return;
      end(bytes ?? drawingFailed(nameOf(current.picture), reason ?? "nothing"));
    });
    const lost = (why: string) => {
      if (thread === worker) thread = undefined;
      if (current !== undefined) end(drawingFailed(nameOf(current.picture), why));
    };
    worker.on("error", (error) => lost(error.message));
    worker.on("exit", () => thread === worker && lost("the thread ended"));
    return worker;
  }

  async function stop(): Promise<void> {
    const worker = thread;
    thread = undefined;
    await worker?.terminate();
  }

  return {
    draw: (picture) =>
      new Promise((resolve, reject) => {
        queue.push({ picture, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      end(drawingFailed("what was asked for last", "drawing was closed"));
      for (const { picture, reject } of queue.splice(0)) reject(drawingFailed(nameOf(picture), "drawing was closed"));
      await stop();
    },
  };
}

function nameOf({ drawing: { main } }: Picture): string {
  return `${main._typename} \`${String(main["fName"] ?? "")}\``;
}

/** A thread loads no TypeScript: from sources, too, it is the built file. */
function entryPath(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const path = join(folder, "dist/renderer-entry.js");
  if (!existsSync(path)) throw rendererNotBuilt(path);
  return path;
}
