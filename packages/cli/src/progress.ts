import type { CommandContext } from "./command-context.js";

/** Tells on standard error how far long work is. */
export interface Progress {
  /** Step `done` of `total` begins; `label` says what it is. */
  readonly step: (label: string, done: number, total: number) => void;
  /** Leaves the terminal as a bar found it. */
  readonly end: () => void;
}

const BAR_WIDTH = 20;
const CLEAR_LINE = "\r\u001b[K";

/** A bar on a terminal, else a line per step; nothing with `--quiet`. */
export function createProgress({ io, general }: Pick<CommandContext, "io" | "general">): Progress {
  if (general.quiet) return { step: () => {}, end: () => {} };
  const { stderr } = io;
  if (stderr.isTTY !== true) {
    return { step: (label, done, total) => stderr.write(`${done}/${total} ${label}\n`), end: () => {} };
  }
  return {
    step: (label, done, total) => {
      const text = `[${drawBar(done, total)}] ${done}/${total} ${label}`;
      stderr.write(CLEAR_LINE + text.slice(0, Math.max(10, (stderr.columns ?? 80) - 1)));
    },
    end: () => stderr.write(CLEAR_LINE),
  };
}

function drawBar(done: number, total: number): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 1;
  const full = Math.round(share * BAR_WIDTH);
  return "#".repeat(full) + "-".repeat(BAR_WIDTH - full);
}
