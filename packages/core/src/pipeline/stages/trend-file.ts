import type { TrendMoment, TrendPoint } from "../../model/trend.js";
import type { TrendSpec } from "../../plugins/contract.js";
import { trendValue } from "../../plugins/validate/index.js";
import type { Detector } from "../detector.js";
import type { ProcessedHist } from "./process-hist.js";

/** Stage 9: the point of one trend for one file; undefined when its histogram is missing or a step of it failed. */
export function trendFile(
  { id, use }: TrendSpec,
  processed: ProcessedHist | undefined,
  moment: TrendMoment,
  {
    caller,
    failed,
    others,
  }: Pick<Detector, "caller" | "failed"> & { readonly others: ReadonlyMap<string, ProcessedHist> },
): TrendPoint | undefined {
  if (processed === undefined || processed.ended) return undefined;
  const { hist, name } = processed.container;
  const read = (use.reads ?? []).flatMap((other) => {
    const found = others.get(other);
    return found === undefined || found.ended ? [] : [[other, found.container.hist] as const];
  });
  const byName = new Map(read);
  const at = { ...moment, other: (other: string) => byName.get(other) };
  const outcome = caller.call(
    { hook: "trends", step: id, hist: name },
    [hist, ...byName.values()],
    // The plan compared kinds: it is what this trender takes.
    () => use.process(hist as never, at),
    trendValue,
  );
  if (!outcome.ok) {
    failed(outcome.failure);
    return undefined;
  }
  if (outcome.value === undefined) return undefined;
  return { ...outcome.value, time: moment.time, run: moment.run, entries: "entries" in hist ? hist.entries : 0 };
}
