import { type AnyObject, classNameOf } from "@overwatch/root";
import { createRunningSum, isAgain } from "../merge/index.js";
import type { HistogramInfo } from "../model/hists.js";
import type { Note, ObjectProblem } from "../model/report.js";
import { resumeSum } from "./resume-sum.js";
import type { HistogramSource, SubsystemWork, WorkEdges } from "./work.js";

/** The state of a (run, subsystem) at the time of one of its files. */
export interface State {
  readonly source: HistogramSource;
  /** The file alone: the same in cumulative mode. */
  readonly file: HistogramSource;
  readonly notes: readonly Note[];
  /** Absent when the file itself is the combined one. */
  readonly combined?: ReadonlyMap<string, AnyObject>;
  readonly close: () => Promise<void>;
}

export interface States {
  /** Indices ascend from call to call, not necessarily by one. */
  readonly at: (index: number) => Promise<State>;
}

export function openStates(work: SubsystemWork, edges: WorkEdges): States {
  return work.cumulative ? cumulativeStates(work, edges) : summedStates(work, edges);
}

/** In cumulative mode every file is a state: it holds everything since the start of the run. */
function cumulativeStates({ files }: SubsystemWork, { open }: WorkEdges): States {
  return {
    at: async (index) => {
      const source = await open(fileAt(files, index));
      return { source, file: source, notes: [], close: source.close };
    },
  };
}

/**
 * In reset mode a state is the sum of its files: one running sum, to which each file is added once, in order of time. It
 * goes on from what was published, if that is the sum of the files before.
 */
function summedStates(work: SubsystemWork, { open, openCombined }: WorkEdges): States {
  const { files } = work;
  const sum = createRunningSum();
  const infos = new Map<string, HistogramInfo>();
  let next = 0;

  async function addNext(): Promise<State> {
    const { name: fileName, time } = fileAt(files, next);
    const file = await open(fileAt(files, next));
    const again = isAgain(files, next);
    next++;
    const damaged: ObjectProblem[] = [];
    const notes: Note[] = [];
    for (const info of file.infos) {
      const hist = await file.read(info.name);
      if (!("kind" in hist)) {
        damaged.push(hist);
        continue;
      }
      const skipped = again ? undefined : sum.add(info.name, hist);
      // As the sum is, which does not depend on where it went on from.
      const { kind, title } = sum.hists.get(info.name) ?? hist;
      infos.set(info.name, { ...info, kind, className: classNameOf(sum.hists.get(info.name) ?? hist), title });
      if (skipped !== undefined) {
        const message = `${fileName}: ${info.name} was left out of the sum: ${skipped.reason}`;
        notes.push({ code: "MERGE_SKIPPED", message, time, hist: info.name });
      }
    }
    const hists = new Map(sum.hists);
    const source: HistogramSource = {
      infos: [...infos.values()],
      problems: [...file.problems, ...damaged],
      read: async (name) => hists.get(name) ?? { path: name, cycle: 1, reason: "no file has it" },
      close: () => Promise.resolve(),
    };
    const combined = new Map([...(file.others ?? []), ...hists].sort(byPath));
    return { source, file, notes, combined, close: file.close };
  }

  async function resume(upTo: number): Promise<void> {
    const resumed = await resumeSum(work, upTo, openCombined);
    for (const [name, { info, hist }] of resumed?.hists ?? []) {
      sum.add(name, hist);
      infos.set(name, info);
    }
    next = resumed?.files ?? 0;
  }

  return {
    at: async (index) => {
      if (next === 0 && index > 0) await resume(index);
      while (next < index) await (await addNext()).close();
      return addNext();
    },
  };
}

function byPath([a]: readonly [string, AnyObject], [b]: readonly [string, AnyObject]): number {
  return a < b ? -1 : 1;
}

function fileAt<T>(files: readonly T[], index: number): T {
  const file = files[index];
  if (file === undefined) throw new RangeError(`file ${index} of ${files.length}`);
  return file;
}
