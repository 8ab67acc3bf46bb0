import { add } from "../../hist/arithmetic/add.js";
import { addInto } from "../../hist/arithmetic/add-into.js";
import { divide, divideInto } from "../../hist/arithmetic/divide.js";
import { multiply, multiplyInto } from "../../hist/arithmetic/multiply.js";
import { type ResetOptions, reset } from "../../hist/arithmetic/reset.js";
import { scale } from "../../hist/arithmetic/scale.js";
import { withErrors, withoutErrors } from "../../hist/arithmetic/with-errors.js";
import { type Draft, fromDraft, toDraft } from "../../hist/cells/draft.js";
import { flush } from "../../hist/filling/flush.js";
import { merge } from "../../hist/merge/merge.js";
import { withBinnedStats } from "../../hist/stats/with-binned-stats.js";
import type { Binned, Celled } from "../../hist/types.js";
import type { Inputs, Operation, Result } from "./operation.js";

/** Operations on one or more histograms that give one of the same kind. */
export const arithmetic: Readonly<Record<string, Operation>> = {
  Add: (inputs, args) => attempt(inputs.celled(0), () => add(inputs.celled(0), inputs.celled(1), args.number("c1"))),
  AddTwo: (inputs, args) =>
    attempt(inputs.celled(0), () =>
      addInto(inputs.celled(0), inputs.celled(1), inputs.celled(2), args.number("c1"), args.number("c2")),
    ),
  Multiply: (inputs) =>
    attempt(inputs.celled(0), () => multiply(asBinned(inputs.celled(0)), inputs.celled(1) as Binned)),
  Divide: (inputs) => attempt(inputs.celled(0), () => divide(inputs.celled(0), inputs.celled(1))),
  MultiplyTwo: (inputs, args) =>
    attemptInto(inputs, (draft, first, second) => {
      multiplyInto(draft, first, second, args.number("c1"), args.number("c2"));
    }),
  DivideTwo: (inputs, args) =>
    attemptInto(inputs, (draft, first, second) => {
      const binomial = args.text("option", "").toLowerCase().includes("b");
      divideInto(draft, first, second, args.number("c1"), args.number("c2"), binomial);
    }),
  Scale: (inputs, args) => {
    const option = args.text("option", "");
    const options = { byWidth: option.includes("width"), keepUnweighted: option.includes("nosw2") };
    return { object: scale(inputs.celled(0), args.number("c"), options) };
  },
  Sumw2: (inputs, args) => {
    const hist = inputs.celled(0);
    return { object: args.get("flag") === false ? withoutErrors(hist) : withErrors(hist) };
  },
  Reset: (inputs, args) => ({ object: reset(inputs.celled(0), resetOptions(args.text("option"))) }),
  ResetStats: (inputs) => ({ object: withBinnedStats(inputs.celled(0)) }),
  Clone: (inputs, args) => ({ object: { ...inputs.celled(0), name: args.text("name") } }),
  Merge: (inputs, args) => {
    const [first = inputs.celled(0), ...others] = inputs.all;
    const result = merge([first, ...others], { ignoreLabels: args.text("option", "").includes("NOL") });
    return result.ok
      ? { object: result.hist, scalars: { return: entriesOf(result.hist) } }
      : { object: first, scalars: { return: -1 } };
  },
};

/** ROOT's letters: ICE keeps the statistics unless there is an S, M clears the extremes. */
export function resetOptions(option: string): ResetOptions {
  const letters = option.toUpperCase();
  return {
    keepStatistics: letters.includes("ICE") && !letters.includes("S"),
    keepFunctions: letters === "ICES",
    extremes: letters.includes("M"),
  };
}

/** Multiply on a profile is refused at run time, and by the types before. */
function asBinned(hist: Celled): Binned {
  return hist as Binned;
}

/** ROOT returns whether it worked and leaves the first input as it is if not. */
export function attempt(first: Celled, run: () => Celled): Result {
  try {
    return { object: run(), scalars: { return: true } };
  } catch (error) {
    if (error instanceof Error && error.name === "OverwatchError") return { object: first, scalars: { return: false } };
    throw error;
  }
}

function attemptInto(inputs: Inputs, run: (draft: Draft, first: Celled, second: Celled) => void): Result {
  return attempt(inputs.celled(0), () => {
    const draft = toDraft(inputs.celled(0));
    const first = flush(inputs.celled(1));
    run(draft, first, inputs.celled(2) === inputs.celled(1) ? first : flush(inputs.celled(2)));
    return fromDraft(draft);
  });
}

/** Entries as an integer, the pending ones included. */
function entriesOf(hist: Celled): number {
  const pending = hist.attributes?.fBuffer?.[0] ?? 0;
  return Math.trunc(pending > 0 ? pending : hist.entries);
}
