import { asymmetry } from "../../hist/arithmetic/asymmetry.js";
import { cumulative } from "../../hist/shape/cumulative.js";
import { interpolate, type Place } from "../../hist/shape/interpolate.js";
import { smooth } from "../../hist/shape/smooth.js";
import { quantiles } from "../../hist/stats/quantiles.js";
import type { Binned, Histogram, Profile } from "../../hist/types.js";
import { attempt } from "./arithmetic.js";
import { type Operation, withRanges } from "./operation.js";

/** Operations on the shape of a distribution. */
export const shapes: Readonly<Record<string, Operation>> = {
  Cumulative: (inputs, args) => {
    const hist = inputs.celled(0);
    // ROOT does it to profiles as well; ours is for counts.
    return { object: cumulative(hist as Binned, { backward: args.get("forward") === false }) };
  },
  Smooth: (inputs, args) => {
    const hist = withRanges(inputs.celled(0), args) as Histogram<1> | Histogram<2>;
    const option = args.text("option", "").toLowerCase();
    const kernel = option.includes("k5b") ? "k5b" : option.includes("k3a") ? "k3a" : "k5a";
    const { object } = attempt(hist, () =>
      smooth(hist, { times: args.number("times"), inRange: option.includes("r"), kernel }),
    );
    return { object };
  },
  Interpolate: (inputs, args) => {
    const hist = inputs.celled(0) as Histogram<2>;
    const values = args.items("points").map((point) => interpolateOr0(hist, point as Place<Histogram<2>>));
    return { scalars: { values } };
  },
  Quantiles: (inputs, args) => {
    const hist = withRanges(inputs.celled(0), args) as Histogram<1> | Profile<1>;
    return { scalars: { x: quantiles(hist, args.numbers("p")) } };
  },
  Asymmetry: (inputs, args) => {
    const options = { factor: args.number("c2", 1), factorError: args.number("dc2", 0) };
    return { object: asymmetry(inputs.binned(0), inputs.binned(1), options) };
  },
};

/** ROOT complains and returns 0 where we throw. */
function interpolateOr0(hist: Histogram<2>, point: Place<Histogram<2>>): number {
  try {
    return interpolate(hist, point);
  } catch {
    return 0;
  }
}
