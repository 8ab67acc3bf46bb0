import type { AnyHistogram } from "@overwatch/root/hist";
import { createRunningSum, type Part, subtractHist } from "../merge/index.js";
import type { HistogramInfo } from "../model/hists.js";
import type { ObjectProblem } from "../model/report.js";
import type { TimeSpan } from "../model/time-span.js";
import { listHists } from "./stages/list-hists.js";
import type { HistogramSource } from "./work.js";

/** A part of a run that ends with one of its files. */
export interface WindowSource extends HistogramSource {
  readonly available: TimeSpan;
  /** Name of the file whose counts were taken away. */
  readonly minus?: string;
  readonly segments: number;
}

/**
 * A sum of parts of which each histogram is made when it is asked for: of a window, few of many are wanted. What cannot be
 * subtracted or added is a problem of that histogram.
 *
 * @param open - the file of an index; who calls closes it.
 */
export async function openParts(
  parts: readonly Part[],
  open: (index: number) => Promise<HistogramSource>,
): Promise<HistogramSource> {
  const opened: { readonly later: Named; readonly earlier?: Named }[] = [];
  const infos = new Map<string, HistogramInfo>();
  for (const { plus, minus } of parts) {
    const later = named(await open(plus));
    for (const [name, info] of later.hists) infos.set(name, info);
    opened.push({ later, ...(minus !== undefined && { earlier: named(await open(minus)) }) });
  }

  async function read(name: string): Promise<AnyHistogram | ObjectProblem> {
    const sum = createRunningSum();
    for (const { later, earlier } of opened) {
      if (!later.hists.has(name)) continue;
      const hist = await later.source.read(name);
      if (!("kind" in hist)) return hist;
      const came = await less(name, hist, earlier);
      if (!("kind" in came)) return came;
      const skipped = sum.add(name, came);
      if (skipped !== undefined) return problem(name, skipped.reason);
    }
    return sum.hists.get(name) ?? problem(name, "no file has it");
  }

  return { infos: [...infos.values()], problems: [], read, close: () => Promise.resolve() };
}

interface Named {
  readonly source: HistogramSource;
  readonly hists: ReadonlyMap<string, HistogramInfo>;
}

function named(source: HistogramSource): Named {
  return { source, hists: listHists(source.infos).histsInFile };
}

async function less(name: string, hist: AnyHistogram, earlier: Named | undefined) {
  if (earlier === undefined || !earlier.hists.has(name)) return hist;
  const base = await earlier.source.read(name);
  if (!("kind" in base)) return base;
  const difference = subtractHist(hist, base);
  return difference.ok ? difference.hist : problem(name, difference.reason);
}

function problem(path: string, reason: string): ObjectProblem {
  return { path, cycle: 1, reason };
}
