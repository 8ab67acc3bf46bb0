import { integralAndError } from "@overwatch/root/hist";
import * as z from "zod";
import { axisName, binsIn, interval, isOrdered, ordered } from "../axis-parts.js";
import { defineTrender } from "../define-trender.js";

/** Sum of the contents between two places on an axis, with its error; no point when no bin lies between them. */
export const integral = defineTrender({
  name: "integral",
  kind: "binned",
  config: z.object({ axis: axisName, ...interval }).refine(isOrdered, ordered),
  process: (config, hist) => {
    const bins = binsIn(hist, config.axis, config);
    return bins && integralAndError(hist, bins);
  },
});
