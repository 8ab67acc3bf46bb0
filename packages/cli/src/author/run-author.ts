// Edge: one thread for one look at an author's plug-in, ended when it does not go on.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { pluginHangs } from "../errors/catalogue.js";
import type { AuthorTask, FromAuthor } from "./protocol.js";

export type Answer = Extract<FromAuthor, { type: "done" }>;

/** How long a step may take. */
export interface AuthorLimits {
  /** Seconds for importing, or for one run. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** What the plug-in prints. */
  readonly output: (text: string) => void;
}

/**
 * Runs an author's plug-in in a thread of its own. Never rejects for what the plug-in does: a loop without end, an exit and
 * exhausted memory are findings, too.
 */
export async function runAuthor(task: AuthorTask, { patience, signal, output }: AuthorLimits): Promise<Answer> {
  let step = "starting";
  let timer: NodeJS.Timeout | undefined;
  const worker = new Worker(entryPath(), {
    workerData: task,
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => output(text.trimEnd()));
  }
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop);
  try {
    return await new Promise<Answer>((resolve) => {
      const end = (reason: string) => {
        const { code, message, hint = "" } = pluginHangs(step, reason);
        resolve({ type: "done", runs: [], findings: [{ code, message: `${message} ${hint}` }] });
      };
      const wind = () => {
        clearTimeout(timer);
        timer = setTimeout(() => end(`it did not go on for ${patience} s`), patience * 1000);
      };
      wind();
      worker.on("message", (message: FromAuthor) => {
        if (message.type === "done") resolve(message);
        else {
          step = message.step;
          wind();
        }
      });
      worker.on("error", (error: unknown) => end(error instanceof Error ? error.message : String(error)));
      worker.on("exit", (code) => end(`it ended its thread with exit code ${code}`));
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

/** Built code also where the sources run (in tests): a thread runs JavaScript. */
function entryPath(): string {
  const folder = dirname(createRequire(import.meta.url).resolve("@overwatch/cli/package.json"));
  const path = join(folder, "dist", "author", "author-entry.js");
  if (!existsSync(path)) throw new Error(`${path} is not built: node scripts/setup.mjs builds it`);
  return path;
}
