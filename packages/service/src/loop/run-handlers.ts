import type { SliceEdges, WhenEdges } from "@overwatch/core";
import {
  readOptionsQuestion,
  readSliceQuestion,
  readWhenQuestion,
  sliceReportPath,
  takeOptions,
  takeSlice,
  takeWhen,
} from "@overwatch/core/host";
import type { RequestHandlers } from "./serve-requests.js";

/** The answer to a request of the kind `slice`. */
export interface SliceRequestAnswer {
  readonly cached: boolean;
  readonly key: string;
  /** Path of the slice's report, relative to the data folder; null: the run's own results are the answer. */
  readonly report: string | null;
}

/** Answers requests of the kinds `slice` (with a {@link SliceRequestAnswer}), `when` (with a `WhenReport`) and `options` (with `SubsystemOptions`). */
export function runHandlers(edges: SliceEdges & WhenEdges): RequestHandlers {
  return {
    slice: async (what): Promise<SliceRequestAnswer> => {
      const { cached, report } = await takeSlice(readSliceQuestion(what), edges);
      return { cached, key: report.key, report: sliceReportPath(report) ?? null };
    },
    options: (what) => takeOptions(readOptionsQuestion(what), edges),
    when: (what) => takeWhen(readWhenQuestion(what), edges),
  };
}
