// Edge: the code of a runner's thread. It imports one plug-in and does one task after the other with it.
import { join } from "node:path";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Logger, SubsystemWork, WorkEdges } from "@overwatch/core";
import type { DetectorPlugin, Failed, Loaded } from "@overwatch/core/plugins";
import { decodeReport, encodeReport } from "@overwatch/core/store";
import {
  describePlugin,
  encodeOutputs,
  loadPlugin,
  openCombined,
  openHistograms,
  openReference,
  processSlice,
  processSubsystem,
  processWhen,
} from "@overwatch/core/thread";
import { packValue } from "./pack-result.js";
import { toPlainError } from "./plain-error.js";
import type { Answer, FromThread, Task, ThreadData } from "./protocol.js";
import { writeBoard } from "./step-board.js";

const beatMilliseconds = 100;
/** More messages of one task than this are not passed on. */
const mostMessages = 500;

if (parentPort === null) throw new Error("runner-entry runs in a worker thread only");
serve(parentPort, workerData as ThreadData);

function serve(port: MessagePort, { board, candidate }: ThreadData): void {
  const written = writeBoard(board);

  let messages = 0;
  function say(level: keyof Logger, message: string): void {
    messages++;
    if (messages > mostMessages) return;
    const last = messages === mostMessages ? " (further messages of this task are left out)" : "";
    send({ type: "log", level, message: `${message}${last}` });
  }
  const log: Logger = {
    debug: (message) => say("debug", message),
    info: (message) => say("info", message),
    warn: (message) => say("warn", message),
  };
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

  // What a plug-in leaves behind and what fails later touches no result: every result was taken when its hook returned.
  process.on("unhandledRejection", (reason) =>
    log.warn(`A plug-in left a promise behind that failed: ${wordsOf(reason)}`),
  );
  process.on("uncaughtException", (error) => log.warn(`A plug-in left code behind that threw: ${wordsOf(error)}`));

  let loading: Promise<Loaded<DetectorPlugin> | Failed> | undefined;
  async function load(): Promise<Loaded<DetectorPlugin> | Failed | undefined> {
    if (candidate === undefined) return undefined;
    written.setLoading(true);
    loading ??= loadPlugin(candidate);
    const loaded = await loading;
    written.setLoading(false);
    return loaded;
  }

  async function answer(task: Task): Promise<Answer> {
    const loaded = await load();
    if (task.type === "load") return { type: "loaded" };
    if (task.type === "describe") {
      if (loaded === undefined) throw new Error("a thread without a plug-in has nothing to describe");
      written.setLoading(true); // the plug-in's schemas are code of it, too
      const outcome = loaded.status === "failed" ? loaded : describePlugin(loaded, task.section);
      written.setLoading(false);
      if (outcome.status !== "failed") return { type: "described", outcome };
      return { type: "described", outcome: { ...outcome, error: toPlainError(outcome.error, "describe") } };
    }
    if (loaded?.status === "failed") throw loaded.error;
    const work = workOf(task);
    const contents = task.type === "process" ? task.contents : undefined;
    const edges: WorkEdges = {
      open: ({ name }) => {
        const bytes = contents?.get(name);
        // Decoding may keep views: they must not look into memory that others hold.
        return bytes === undefined
          ? openHistograms(join(work.folder, name))
          : openHistograms(Uint8Array.from(bytes), name);
      },
      openCombined: (name, sha256) => openCombined(work, name, sha256),
      openReference: (wanted) => openReference(work, wanted),
      trace: written,
      log,
      now: Date.now,
      checkInputs: task.checkInputs,
    };
    if (task.type === "slice") return { type: "sliced", result: await processSlice(task.slice, loaded, edges) };
    if (task.type === "when") return { type: "walked", report: await processWhen(task.when, loaded, edges) };
    const { report, ...result } = encodeOutputs(await processSubsystem(work, loaded, edges));
    return { type: "processed", result, report: encodeReport(report) };
  }

  async function perform(task: Task): Promise<void> {
    messages = 0;
    // Says that the thread is able to do something.
    const beating = setInterval(written.beat, beatMilliseconds);
    try {
      const { value, buffer } = packValue(await answer(task));
      send(value, [buffer]);
    } catch (thrown) {
      send({ type: "refused", error: toPlainError(thrown, task.type) });
    } finally {
      clearInterval(beating);
    }
  }
  port.on("message", (task: Task) => void perform(task));
}

function workOf(task: Exclude<Task, { readonly type: "load" | "describe" }>): SubsystemWork {
  if (task.type === "process") {
    const { work, previous } = task;
    return previous === undefined ? work : { ...work, previous: decodeReport(previous) };
  }
  return task.type === "slice" ? task.slice.work : task.when.work;
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : typeof thrown;
}
