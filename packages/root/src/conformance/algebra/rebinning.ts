import { rebin, rebinEdges } from "../../hist/shape/rebin.js";
import type { Celled, Histogram, Profile } from "../../hist/types.js";
import type { Fields } from "../fields.js";
import type { Operation, Result } from "./operation.js";

/** Operations that join bins. */
export const rebinning: Readonly<Record<string, Operation>> = {
  Rebin: (inputs, args) => {
    const hist = inputs.celled(0);
    const nbins = hist.axes[0].nbins;
    const isIllegal = args.number("ngroup") < 1 || args.number("ngroup") > nbins;
    if (isIllegal) return { scalars: { return: null } };
    if (!args.has("edges")) return named(args, () => rebin(hist, args.number("ngroup")));
    return named(args, () => rebinEdges(hist as Histogram<1> | Profile<1>, args.numbers("edges")));
  },
  RebinX: (inputs, args) => named(args, () => rebin(inputs.celled(0), { x: args.number("ngroup") })),
  RebinY: (inputs, args) => named(args, () => rebin(inputs.celled(0), { y: args.number("ngroup") })),
  Rebin2D: (inputs, args) => named(args, () => rebin(inputs.celled(0), { x: args.number("nx"), y: args.number("ny") })),
  Rebin3D: (inputs, args) => ({ object: rebin(inputs.h3(0), groups3(args)) }),
};

function groups3(args: Fields): { x: number; y: number; z: number } {
  return { x: args.number("nx"), y: args.number("ny"), z: args.number("nz") };
}

/** With a name ROOT hands out a renamed clone, and null where it refuses. */
function named(args: Fields, run: () => Celled): Result {
  const name = args.text("name", "");
  try {
    const hist = run();
    return { object: name === "" ? hist : { ...hist, name } };
  } catch (error) {
    if (error instanceof Error && error.name === "OverwatchError") return { scalars: { return: null } };
    throw error;
  }
}
