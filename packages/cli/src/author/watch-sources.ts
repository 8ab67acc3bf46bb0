// Edge: waits for a save.
import { watch } from "node:fs";

/** Folders whose changes are no saves of the author, and files that editors write beside. */
const ignored = /(^|[\\/])(node_modules|dist|\.git|\.vite|testdata)([\\/]|$)|~$|\.sw.$|\.tsbuildinfo$|\.tgz$/;
/** A save may be several writes: the last one counts, after this many milliseconds of silence. */
const silence = 150;

/** Waits for saves in a folder, one after the other. */
export interface SourceWatch {
  /** Resolves after the next save, or when there was one since the last call; false: the signal was aborted. */
  readonly next: () => Promise<boolean>;
  readonly close: () => void;
}

export function watchSources(folder: string, signal: AbortSignal): SourceWatch {
  let changed = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    if (file === null || ignored.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake?.();
    }, silence);
  });
  // A folder that vanishes ends nothing: the next build tells.
  watcher.on("error", () => {});
  signal.addEventListener("abort", () => wake?.());
  return {
    next: async () => {
      if (!changed && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      changed = false;
      wake = undefined;
      return !signal.aborted;
    },
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
