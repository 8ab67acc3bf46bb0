import type { SliceEdges, WhenEdges } from "@overwatch/core";
import { readSliceQuestion, readWhenQuestion, sliceReportPath, takeSlice, takeWhen } from "@overwatch/core/host";
import type { RequestHandlers } from "./serve-requests.js";

/** The answer to a request of the kind `slice`. */
export interface SliceRequestAnswer {
  readonly cached: boolean;
  readonly key: string;
  /** Path of the slice's report, relative to the data folder; null: the run's own results are the answer. */
  readonly report: string | null;
}

/** Answers requests of the kinds `slice` (with a {@link SliceRequestAnswer}) and `when` (with a `WhenReport`). */
export function runHandlers(edges: SliceEdges & WhenEdges): RequestHandlers {
  return {
    slice: async (what): Promise<SliceRequestAnswer> => {
      const { cached, report } = await takeSlice(readSliceQuestion(what), edges);
      return { cached, key: report.key, report: sliceReportPath(report) ?? null };
    },
    when: (what) => takeWhen(readWhenQuestion(what), edges),
  };
}
