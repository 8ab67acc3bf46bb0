import { medianOf } from "@overwatch/root/hist";
import * as z from "zod";
import { cellsInside } from "../cells-inside.js";
import { defineTrender } from "../define-trender.js";

/** Number of bins without content, without under- and overflow. */
export const emptyBins = defineTrender({
  name: "empty bins",
  kind: "binned",
  config: z.object({}),
  process: (_config, hist) => ({ value: cellsInside(hist).filter((content) => content === 0).length }),
});

/** Number of bins with more than `threshold`, or more than `factor` times the median of the bins that are not empty. */
export const hotBins = defineTrender({
  name: "hot bins",
  kind: "binned",
  config: z
    .object({
      threshold: z.number().optional().describe("A content above it is hot."),
      factor: z.number().gt(1).optional().describe("A content above so many medians is hot."),
    })
    .refine(({ threshold, factor }) => (threshold === undefined) !== (factor === undefined), {
      error: "expected one of threshold and factor",
    }),
  process: ({ threshold, factor = 1 }, hist) => {
    const contents = cellsInside(hist);
    const filled = contents.filter((content) => content !== 0);
    if (threshold === undefined && filled.length === 0) return { value: 0 };
    const limit = threshold ?? factor * medianOf(filled);
    return { value: contents.filter((content) => content > limit).length };
  },
});
