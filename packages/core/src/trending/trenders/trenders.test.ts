import type { Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import type { BoundTrender } from "../trender.js";
import { maximum, mean, stdDev } from "./index.js";

/** Filled at 0.5 (twice), 1.5 (once) and 3.5 (once), weight 1. */
const hist: Histogram<1> = {
  kind: "h1",
  name: "h",
  title: "",
  axes: [{ name: "xaxis", title: "", nbins: 4, min: 0, max: 4 }],
  storage: "float64",
  contents: Float64Array.of(0, 2, 1, 0, 1, 0),
  entries: 4,
  stats: Float64Array.of(4, 4, 6, 15),
};
const empty: Histogram<1> = { ...hist, contents: new Float64Array(6), entries: 0, stats: new Float64Array(4) };
const moment = { time: 0, run: 1, nEvents: undefined };
const spread = Math.sqrt(15 / 4 - 1.5 ** 2);

describe("trenders of the house", () => {
  it.each([
    { trender: maximum(), name: "max", value: 2, error: undefined, ofEmpty: 0 },
    { trender: mean(), name: "mean", value: 1.5, error: spread / 2, ofEmpty: 0 },
    { trender: stdDev(), name: "stdDev", value: spread, error: spread / Math.sqrt(8), ofEmpty: 0 },
  ] satisfies { trender: BoundTrender; name: string; value: number; error: number | undefined; ofEmpty: number }[])(
    "$name",
    ({ trender, name, value, error, ofEmpty }) => {
      expect(trender.name).toBe(name);
      const found = trender.process(hist, moment);
      expect(found?.value).toBeCloseTo(value, 12);
      if (error === undefined) expect(found).not.toHaveProperty("error");
      else expect(found?.error).toBeCloseTo(error, 12);
      expect(trender.process(empty, moment)?.value).toBe(ofEmpty);
    },
  );
});
