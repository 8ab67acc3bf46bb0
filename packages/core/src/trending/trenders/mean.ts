import { meanError, mean as meanOf } from "@overwatch/root/hist";
import { z } from "zod";
import { defineTrender } from "../define-trender.js";

/** Mean along the x axis with its statistical error; 0 for an empty histogram. */
export const mean = defineTrender({
  name: "mean",
  kind: "binned",
  config: z.object({}),
  process: (_config, hist) => ({ value: meanOf(hist), error: meanError(hist) }),
});
