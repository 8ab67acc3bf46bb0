import { axisRange } from "../../hist/axis/axis-range.js";
import { type Chi2Mode, chi2Test } from "../../hist/compare/chi2-test.js";
import { kolmogorovTest } from "../../hist/compare/kolmogorov-test.js";
import { chi2Probability } from "../../hist/math/chi2-probability.js";
import { kolmogorovProbability } from "../../hist/math/kolmogorov-probability.js";
import type { Binned } from "../../hist/types.js";
import { toNumber } from "../fields.js";
import { type Operation, withRanges } from "./operation.js";

const failed = { p: 0, chi2: 0, ndf: 0, igood: 0, residuals: [] };

/** Tests whether two histograms agree, and the functions behind them. */
export const comparisons: Readonly<Record<string, Operation>> = {
  KolmogorovTest: (inputs, args) => {
    const option = args.text("option", "").toUpperCase();
    const options = {
      underflow: option.includes("U"),
      overflow: option.includes("O"),
      normalization: option.includes("N"),
    };
    const result = orUndefined(() => kolmogorovTest(inputs.binned(0), inputs.binned(1), options));
    return { scalars: { value: (option.includes("M") ? result?.distance : result?.probability) ?? 0 } };
  },
  Chi2Test: (inputs, args) => {
    const option = args.text("option", "UU").toUpperCase();
    const mode = modeOf(option);
    const first = withRanges(inputs.binned(0), args);
    const options = {
      ...(mode && { mode }),
      scaled: option.includes("NORM"),
      underflow: option.includes("UF"),
      overflow: option.includes("OF"),
    };
    const result = orUndefined(() => chi2Test(first, inputs.binned(1), options));
    if (option.includes("CHI2/NDF")) return { scalars: { value: result ? result.chi2 / result.degrees : 0 } };
    if (option.includes("CHI2")) return { scalars: { value: result?.chi2 ?? 0 } };
    if (!result) return { scalars: { ...failed, ndf: degreesOf(first, options) } };
    const { probability: p, chi2, degrees: ndf, few: igood } = result;
    return { scalars: { p, chi2, ndf, igood, residuals: trimmed(result.residuals) } };
  },
  Function: (_inputs, args) => {
    const call = { Prob: chi2Probability, KolmogorovProb: (z: number) => kolmogorovProbability(z) }[
      args.text("name") as "Prob"
    ];
    const values = args.items("arguments").map((item) => {
      const [a = 0, b = 0] = (Array.isArray(item) ? item : []).map((value) => toNumber(value));
      return call(a, b);
    });
    return { scalars: { values } };
  },
};

/** ROOT has counted the bins before it finds a histogram empty. */
function degreesOf(hist: Binned, { underflow, overflow }: { underflow: boolean; overflow: boolean }): number {
  const bins = hist.axes.map((axis) => {
    const [first, last] = axisRange(axis);
    return (overflow ? axis.nbins + 1 : last) - (underflow ? 0 : first) + 1;
  });
  return bins.reduce((product, count) => product * count, 1) - 1;
}

function modeOf(option: string): Chi2Mode | undefined {
  if (option.includes("UU")) return "unweighted";
  if (option.includes("UW")) return "mixed";
  return option.includes("WW") ? "weighted" : undefined;
}

function orUndefined<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && error.name === "OverwatchError") return undefined;
    throw error;
  }
}

/** The goldens leave out zeros at the end; places without a residual are 0. */
function trimmed(residuals: readonly number[]): number[] {
  const values = Array.from(residuals, (value) => value ?? 0);
  while (values.at(-1) === 0) values.pop();
  return values;
}
