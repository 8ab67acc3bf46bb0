import { binCenter, cellPosition, integral, maximumCell } from "@overwatch/root/hist";
import * as z from "zod";
import { axisName, axisOf } from "../axis-parts.js";
import { defineTrender } from "../define-trender.js";

/** Centre of the first bin with the largest content, along an axis; without error. No point for an empty histogram. */
export const maximumPosition = defineTrender({
  name: "max position",
  kind: "binned",
  config: z.object({ axis: axisName }),
  process: ({ axis: name }, hist) => {
    const axis = axisOf(hist, name);
    const cell = maximumCell(hist);
    if (axis === undefined || cell === 0 || integral(hist) === 0) return undefined;
    const [x, y, z] = cellPosition(hist.axes, cell);
    return { value: binCenter(axis, { x, y, z }[name]) };
  },
});
