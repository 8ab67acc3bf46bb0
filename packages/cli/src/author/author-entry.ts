// Edge: the code of a thread that imports an author's plug-in and runs it on recorded runs.
import { parentPort, workerData } from "node:worker_threads";
import { isOverwatchError } from "@overwatch/core/errors";
import type { DetectorPlugin } from "@overwatch/core/plugins";
import { loadPlugin } from "@overwatch/core/plugins";
import {
  checkDetector,
  type RecordedRun,
  readRecordedRuns,
  recordRun,
  runDetector,
} from "@overwatch/detectors-sdk/testing";
import type { AuthorRun, AuthorTask, ErrorText, FromAuthor } from "./protocol.js";

if (parentPort === null) throw new Error("author-entry runs in a worker thread only");
const port = parentPort;
const say = (message: FromAuthor) => port.postMessage(message);
say(await work(workerData as AuthorTask));

async function work(task: AuthorTask): Promise<FromAuthor> {
  say({ type: "step", step: "importing the plug-in" });
  const loaded = await loadPlugin(task.candidate);
  if (loaded.status === "failed") return { type: "done", findings: [textOf(loaded.error)], runs: [] };
  const { plugin } = loaded;
  const problems: ErrorText[] = [];
  const done: { readonly run: AuthorRun; readonly unmatched: readonly string[] }[] = [];
  for (const recorded of await recordedRuns(task, plugin.subsystem, problems)) {
    const { number } = recorded.run;
    say({ type: "step", step: `processing run ${number}` });
    try {
      const { run, unmatched, failures } = await process(plugin, recorded, task);
      done.push({ run, unmatched });
      problems.push(...failures);
      if (task.twice && (await process(plugin, recorded, task)).run.record !== run.record) {
        problems.push({
          code: "PLUGIN_NOT_REPEATABLE",
          message: `Run ${number} gave two results when it was processed twice: the plug-in keeps something from one call to the next.`,
        });
      }
    } catch (error) {
      problems.push(textOf(error, `run ${number}: `));
    }
  }
  const checked = checkDetector(plugin, task.candidate.manifest, done);
  return { type: "done", findings: [...problems, ...checked], runs: done.map(({ run }) => run) };
}

async function recordedRuns(
  task: AuthorTask,
  subsystem: string,
  problems: ErrorText[],
): Promise<readonly RecordedRun[]> {
  if (task.data === undefined) return [];
  try {
    return await readRecordedRuns(new URL(task.data), subsystem, { timeZone: task.timeZone });
  } catch (error) {
    problems.push(textOf(error));
    return [];
  }
}

async function process(plugin: DetectorPlugin, recorded: RecordedRun, { cumulative }: AuthorTask) {
  const from = performance.now();
  const bench = await runDetector(plugin, { ...recorded, cumulative });
  const seconds = (performance.now() - from) / 1000;
  const run: AuthorRun = {
    run: recorded.run.number,
    files: recorded.files.length,
    hists: bench.hists.length,
    groups: bench.groups.size,
    trends: bench.trends.length,
    quality: bench.quality,
    seconds,
    record: recordRun(bench),
  };
  const failures = bench.failures.map(({ code, message, hint }) => ({
    code,
    message: `run ${recorded.run.number}: ${message}${hint === undefined ? "" : ` ${hint}`}`,
  }));
  return { run, unmatched: bench.unmatched, failures };
}

function textOf(error: unknown, where = ""): ErrorText {
  if (isOverwatchError(error)) {
    const { code, message, hint } = error;
    return { code, message: `${where}${message}${hint === undefined ? "" : ` ${hint}`}` };
  }
  return { code: "UNEXPECTED", message: `${where}${error instanceof Error ? error.message : String(error)}` };
}
