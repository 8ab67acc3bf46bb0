import { stdDevError, stdDev as stdDevOf } from "@overwatch/root/hist";
import { z } from "zod";
import { defineTrender } from "../define-trender.js";

/** Standard deviation along the x axis with its statistical error; 0 for an empty histogram. */
export const stdDev = defineTrender({
  name: "stdDev",
  kind: "binned",
  config: z.object({}),
  process: (_config, hist) => ({ value: stdDevOf(hist), error: stdDevError(hist) }),
});
