// Edge: one worker thread, from its start to its end.
import { type ResourceLimits, Worker } from "node:worker_threads";
import type { Logger } from "@overwatch/core";
import type { Candidate, StepId } from "@overwatch/core/plugins";
import type { Answer, FromThread, Task, ThreadData } from "./protocol.js";
import { createBoard, readBoard, readSteps } from "./step-board.js";
import { createWatch, type Limits, type Overdue } from "./watch.js";

export interface ThreadParts {
  /** Path of the code of the thread. */
  readonly entry: string;
  readonly candidate: Candidate | undefined;
  readonly limits: Limits;
  readonly resourceLimits: ResourceLimits;
  readonly log: Logger;
}

/** How a thread ended before it answered. */
export interface Ended {
  readonly type: "ended";
  /** Which limit it exceeded; undefined when it ended by itself. */
  readonly overdue: Overdue | undefined;
  /** Whether the plug-in was being imported. */
  readonly loading: boolean;
  readonly reason: string;
  /** The step that ran, else the last one that left a promise behind. */
  readonly step: StepId | undefined;
}

export interface Thread {
  /** Whether it can do another task. */
  readonly isAlive: () => boolean;
  /** Does one task. Never rejects. Not to be called while another task is under way. */
  readonly run: (task: Task) => Promise<Answer | Ended>;
  readonly stop: () => Promise<void>;
}

const lookMilliseconds = 50;
const longestLine = 500;

export function startThread({ entry, candidate, limits, resourceLimits, log }: ThreadParts): Thread {
  const board = createBoard();
  const data: ThreadData = { board, candidate };
  // No environment, no arguments and no output of ours: a plug-in needs none, and standard output is the command's.
  const worker = new Worker(entry, {
    workerData: data,
    resourceLimits,
    env: {},
    execArgv: [],
    argv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  for (const output of [worker.stdout, worker.stderr]) {
    output.setEncoding("utf8");
    output.on("data", (text: string) => log.debug(text.slice(0, longestLine).trimEnd()));
  }

  let alive = true;
  let reason: string | undefined;
  let overdue: Overdue | undefined;
  let finish: ((answer: Answer | Ended) => void) | undefined;

  function settle(answer: Answer | Ended): void {
    finish?.(answer);
    finish = undefined;
  }
  worker.on("message", (message: FromThread) => {
    if (message.type === "log") log[message.level](message.message);
    else settle(message);
  });
  worker.on("messageerror", () => {
    reason ??= "its answer could not be read";
    alive = false;
    void worker.terminate();
  });
  worker.on("error", (error: unknown) => {
    reason ??= error instanceof Error ? error.message : "it threw something that is no Error";
  });
  worker.on("exit", (code) => {
    alive = false;
    const { step, suspect } = readSteps(board);
    const { loading } = readBoard(board);
    const ended = { type: "ended", overdue, loading, step: step ?? suspect } as const;
    settle({ ...ended, reason: reason ?? `it ended with exit code ${code}` });
  });

  function look(watch: ReturnType<typeof createWatch>): void {
    overdue = watch.look(readBoard(board), performance.now() / 1000);
    if (overdue === undefined) return;
    reason ??= `it did not go on for ${limits[overdue]} s`;
    alive = false;
    void worker.terminate();
  }

  return {
    isAlive: () => alive,
    run: async (task) => {
      const watch = createWatch(limits);
      const answered = new Promise<Answer | Ended>((resolve) => {
        finish = resolve;
      });
      // While it works it keeps the process alive; the timer alone does not.
      worker.ref();
      const timer = setInterval(() => overdue === undefined && look(watch), lookMilliseconds).unref();
      worker.postMessage(task);
      try {
        return await answered;
      } finally {
        clearInterval(timer);
        worker.unref();
      }
    },
    stop: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}
