import type { AnyHistogram } from "@overwatch/root/hist";
import { createRunningSum, type Part, subtractHist } from "../merge/index.js";
import type { HistogramInfo } from "../model/hists.js";
import type { ObjectProblem } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import { listHists } from "./stages/list-hists.js";
import type { HistogramSource } from "./work.js";

/** A histogram that is not, or not completely, in a sum of parts. */
export interface LeftOut {
  readonly name: string;
  readonly file: ReceivedFile;
  readonly reason: string;
}

export interface SummedParts {
  /** The sum, by name; only what is a histogram in the sense of ROOT's TH1. */
  readonly source: HistogramSource;
  readonly hists: ReadonlyMap<string, AnyHistogram>;
  /** In order of files. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Adds up what came between files, file by file and object by object: in memory are the sum and one object. What only the
 * later file of a part has is taken as it is; what cannot be subtracted or added is left out and named.
 */
export async function sumParts(
  parts: readonly Part[],
  files: readonly ReceivedFile[],
  open: (file: ReceivedFile) => Promise<HistogramSource>,
): Promise<SummedParts> {
  const sum = createRunningSum();
  const infos = new Map<string, HistogramInfo>();
  const problems: ObjectProblem[] = [];
  const leftOut: LeftOut[] = [];
  const unsummed = new Set<string>();

  async function addPart(later: HistogramSource, earlier: HistogramSource | undefined, file: ReceivedFile) {
    const before = new Set(earlier?.infos.map(({ name }) => name));
    problems.push(...later.problems);
    for (const info of listHists(later.infos).histsInFile.values()) {
      const { name } = info;
      const found = await later.read(name);
      if (!("kind" in found)) {
        problems.push(found);
        continue;
      }
      const difference = before.has(name)
        ? await less(found, (await earlier?.read(name)) ?? found)
        : ({ ok: true, hist: found } as const);
      if (!difference.ok) {
        leftOut.push({ name, file, reason: difference.reason });
        continue;
      }
      const failed = sum.add(name, difference.hist);
      if (failed === undefined) infos.set(name, info);
      else {
        // A sum of some of the parts would pass for the whole.
        unsummed.add(name);
        leftOut.push({ name, file, reason: failed.reason });
      }
    }
  }

  for (const { plus, minus } of parts) {
    const file = at(files, plus);
    const later = await open(file);
    try {
      const earlier = minus === undefined ? undefined : await open(at(files, minus));
      try {
        await addPart(later, earlier, file);
      } finally {
        await earlier?.close();
      }
    } finally {
      await later.close();
    }
  }
  const hists = new Map([...sum.hists].filter(([name]) => !unsummed.has(name)));
  const source: HistogramSource = {
    infos: [...infos.values()].filter(({ name }) => hists.has(name)),
    problems,
    read: async (name) => hists.get(name) ?? { path: name, cycle: 1, reason: "no file has it" },
    close: () => Promise.resolve(),
  };
  return { source, hists, leftOut };
}

async function less(later: AnyHistogram, earlier: AnyHistogram | ObjectProblem) {
  return "kind" in earlier ? subtractHist(later, earlier) : { ok: false as const, reason: earlier.reason };
}

function at<T>(files: readonly T[], index: number): T {
  const file = files[index];
  if (file === undefined) throw new RangeError(`file ${index} of ${files.length}`);
  return file;
}
