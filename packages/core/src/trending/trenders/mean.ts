import { meanError, mean as meanOf } from "@overwatch/root/hist";
import * as z from "zod";
import { axisName, axisOf } from "../axis-parts.js";
import { defineTrender } from "../define-trender.js";

/** Mean along an axis, x unless told, with its statistical error; 0 for an empty histogram, no point without that axis. */
export const mean = defineTrender({
  name: "mean",
  kind: "binned",
  config: z.object({ axis: axisName }),
  process: ({ axis }, hist) => {
    if (axisOf(hist, axis) === undefined) return undefined;
    return { value: meanOf(hist, axis as "x"), error: meanError(hist, axis as "x") };
  },
});
