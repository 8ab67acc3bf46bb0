import { stdDevError, stdDev as stdDevOf } from "@overwatch/root/hist";
import * as z from "zod";
import { axisName, axisOf } from "../axis-parts.js";
import { defineTrender } from "../define-trender.js";

/** Standard deviation along an axis, x unless told, with its statistical error; 0 for an empty histogram. */
export const stdDev = defineTrender({
  name: "stdDev",
  kind: "binned",
  config: z.object({ axis: axisName }),
  process: ({ axis }, hist) => {
    if (axisOf(hist, axis) === undefined) return undefined;
    return { value: stdDevOf(hist, axis as "x"), error: stdDevError(hist, axis as "x") };
  },
});
