import { add } from "../../hist/arithmetic/add.js";
import { scale } from "../../hist/arithmetic/scale.js";
import { withErrors, withoutErrors } from "../../hist/arithmetic/with-errors.js";
import { merge } from "../../hist/merge/merge.js";
import type { Celled } from "../../hist/types.js";
import type { Operation } from "./operation.js";

/** Operations on one or more histograms that give one of the same kind. */
export const arithmetic: Readonly<Record<string, Operation>> = {
  Add: (inputs, args) => attempt(inputs.celled(0), () => add(inputs.celled(0), inputs.celled(1), args.number("c1"))),
  Scale: (inputs, args) => {
    const option = args.text("option", "");
    const options = { byWidth: option.includes("width"), keepUnweighted: option.includes("nosw2") };
    return { object: scale(inputs.celled(0), args.number("c"), options) };
  },
  Sumw2: (inputs, args) => {
    const hist = inputs.celled(0);
    return { object: args.get("flag") === false ? withoutErrors(hist) : withErrors(hist) };
  },
  Merge: (inputs, args) => {
    const [first = inputs.celled(0), ...others] = inputs.all;
    const result = merge([first, ...others], { ignoreLabels: args.text("option", "").includes("NOL") });
    return result.ok
      ? { object: result.hist, scalars: { return: entriesOf(result.hist) } }
      : { object: first, scalars: { return: -1 } };
  },
};

/** ROOT returns whether it worked and leaves the first input as it is if not. */
export function attempt(first: Celled, run: () => Celled): { object: Celled; scalars: { return: boolean } } {
  try {
    return { object: run(), scalars: { return: true } };
  } catch (error) {
    if (error instanceof Error && error.name === "OverwatchError") return { object: first, scalars: { return: false } };
    throw error;
  }
}

/** Entries as an integer, the pending ones included. */
function entriesOf(hist: Celled): number {
  const pending = hist.attributes?.fBuffer?.[0] ?? 0;
  return Math.trunc(pending > 0 ? pending : hist.entries);
}
