import { binError, cellIndex, binContent as contentOf, findBin } from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";

/** Content of the bin that holds a place, with its error; no point when the place is outside the axes. */
export const binContent = defineTrender({
  name: "bin content",
  kind: "binned",
  config: z.object({
    x: z.number().describe("Where the bin is on the x axis."),
    y: z.number().optional().describe("Where the bin is on the y axis, of a histogram with two or three."),
    z: z.number().optional().describe("Where the bin is on the z axis, of a histogram with three."),
  }),
  process: ({ x, y = Number.NaN, z: depth = Number.NaN }, hist) => {
    const place = [x, y, depth];
    const bins = hist.axes.map((axis, i) => findBin(axis, place[i] ?? Number.NaN));
    if (bins.some((bin, i) => bin < 1 || bin > (hist.axes[i]?.nbins ?? 0))) return undefined;
    const cell = cellIndex(hist.axes, bins[0] ?? 0, bins[1], bins[2]);
    return { value: contentOf(hist, cell), error: binError(hist, cell) };
  },
});
