import { readFileSync } from "node:fs";
import type { Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { fitGaussian } from "./fit-gaussian.js";
import { pointsOf } from "./points.js";

interface Case {
  readonly min: number;
  readonly max: number;
  readonly contents: readonly number[];
  /** Constant, mean, sigma. */
  readonly parameters: readonly [number, number, number];
  readonly errors: readonly [number, number, number];
  readonly chi2: number;
  readonly degrees: number;
}

const golden = new URL("../../../../../testdata/fits/gaus.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(golden, "utf8")) as { readonly cases: readonly Case[] };

function histOf({ min, max, contents }: Pick<Case, "min" | "max" | "contents">): Histogram<1> {
  const entries = contents.reduce((sum, content) => sum + content, 0);
  return {
    kind: "h1",
    name: "h",
    title: "",
    axes: [{ name: "xaxis", title: "", nbins: contents.length, min, max }],
    storage: "float64",
    contents: Float64Array.from([0, ...contents, 0]),
    entries,
    stats: Float64Array.of(entries, entries, 0, 0),
  };
}

describe("fitGaussian", () => {
  it(`agrees with ROOT's Fit("gaus", "QN") on ${cases.length} histograms: values in 0.01 sigma, errors in 2 %`, () => {
    const far: string[] = [];
    for (const [index, of] of cases.entries()) {
      const fit = fitGaussian(pointsOf(histOf(of)));
      for (const [i, name] of (["constant", "mean", "sigma"] as const).entries()) {
        const [value = 0, error = 0] = [of.parameters[i], of.errors[i]];
        const found = fit?.[name] ?? Number.NaN;
        const foundError = fit?.errors[name] ?? Number.NaN;
        if (!(Math.abs(found - value) < 0.01 * error)) far.push(`case ${index}, ${name}: ${found} for ${value}`);
        if (!(Math.abs(foundError / error - 1) < 0.02)) far.push(`case ${index}, error: ${foundError} for ${error}`);
      }
      if (fit?.degrees !== of.degrees) far.push(`case ${index}: ${fit?.degrees} degrees for ${of.degrees}`);
      if (!(Math.abs((fit?.chi2 ?? 0) / of.chi2 - 1) < 1e-4))
        far.push(`case ${index}: chi2 ${fit?.chi2} for ${of.chi2}`);
    }
    expect(cases).toHaveLength(200);
    expect(far).toEqual([]);
  });

  it.each([
    { name: "an empty histogram", contents: [0, 0, 0, 0, 0, 0] },
    { name: "three bins with contents", contents: [0, 3, 9, 2, 0, 0] },
    { name: "one bin with contents", contents: [0, 0, 5, 0, 0, 0] },
    { name: "contents below zero", contents: [-1, -2, -3, -2, -1, -4] },
    { name: "no end of contents", contents: [1, Number.POSITIVE_INFINITY, 2, Number.NaN, 1, 0] },
  ])("finds nothing in $name", ({ contents }) => {
    expect(fitGaussian(pointsOf(histOf({ min: 0, max: 6, contents })))).toBeUndefined();
  });

  it("looks at the points between two places only", () => {
    const contents = [50, 1, 3, 9, 3, 1, 0, 0, 40, 90];
    const hist = histOf({ min: 0, max: 10, contents });
    expect(fitGaussian(pointsOf(hist, 1, 6))?.mean).toBeCloseTo(3.5, 6);
    expect(pointsOf(hist, 1, 6).map(({ x }) => x)).toEqual([1.5, 2.5, 3.5, 4.5, 5.5]);
  });
});
