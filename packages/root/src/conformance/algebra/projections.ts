import { setAxisRange } from "../../hist/axis/axis-range.js";
import { fromDraft } from "../../hist/cells/draft.js";
import { flush } from "../../hist/filling/flush.js";
import { profile } from "../../hist/shape/profile.js";
import { project } from "../../hist/shape/project.js";
import { projectFrom2 } from "../../hist/shape/project-from-2.js";
import { projectTo1 } from "../../hist/shape/project-to-1.js";
import type { Histogram } from "../../hist/types.js";
import type { Fields } from "../fields.js";
import { axisNames } from "./after.js";
import { type Inputs, type Operation, type Result, withRanges } from "./operation.js";

/** Operations that give a histogram with fewer axes. */
export const projections: Readonly<Record<string, Operation>> = {
  ProjectionX: (inputs, args) => projectFlat(inputs, args, "x"),
  ProjectionY: (inputs, args) => projectFlat(inputs, args, "y"),
  ProfileX: (inputs, args) => profileOf(inputs, args, "x"),
  ProfileY: (inputs, args) => profileOf(inputs, args, "y"),
  Projection3: (inputs, args) => {
    const axis = axisNames.indexOf(args.text("axis") as "x");
    const source = flush(withRanges(inputs.h3(0), args));
    const [f1 = 0, l1 = -1, f2 = 0, l2 = -1] = args.numbers("bins", []);
    const ranges = [[f1, l1] as const, [f2, l2] as const];
    const axes = source.axes.map((each, index) => {
      const range = index === axis ? undefined : ranges.shift();
      return range ? setAxisRange(each, range[0], range[1]) : each;
    });
    const parts = {
      name: `${source.name}_p${args.text("axis")}`,
      title: `${source.title} ( Projection ${args.text("axis").toUpperCase()} )`,
      errors: args.text("option", "").includes("e"),
      keepAxis: args.text("option", "").includes("o"),
    };
    const ranged: Histogram<3> = { ...source, axes: axes as unknown as Histogram<3>["axes"] };
    return { object: fromDraft<Histogram<1>>(projectTo1(ranged, axis === 0 ? 0 : axis === 1 ? 1 : 2, parts, source)) };
  },
  Project3D: (inputs, args) => {
    const source = withRanges(inputs.h3(0), args);
    const option = parseProject3D(args.text("option"));
    if (option === undefined) return { scalars: { return: null } };
    const { onto, name, ...options } = option;
    const named = { ...options, name: `${source.name}_${name}` };
    return {
      object: onto.length === 1 ? project(source, onto as "x", {}, named) : project(source, onto as "xy", {}, named),
    };
  },
};

function profileOf(inputs: Inputs, args: Fields, onto: "x" | "y"): Result {
  const option = args.text("option", "").toLowerCase();
  const errors = option.includes("s") ? "s" : option.includes("i") ? "i" : option.includes("g") ? "g" : "";
  const [first, last] = args.numbers("bins", [1, -1]);
  const options = { errors, keepAxis: option.includes("o"), bins: [first ?? 1, last ?? -1] } as const;
  return { object: profile(withRanges(inputs.h2(0), args), onto, options) };
}

function projectFlat(inputs: Inputs, args: Fields, onto: "x" | "y"): Result {
  const source = flush(withRanges(inputs.flat(0), args));
  const [first = 0, last = -1] = args.numbers("bins", []);
  const option = args.text("option", "");
  const parts = {
    name: `${source.name}_p${onto}`,
    title: source.title,
    errors: option.includes("e"),
    keepAxis: option.includes("o"),
    bins: [first, last] as const,
  };
  return { object: fromDraft<Histogram<1>>(projectFrom2(source, onto === "x" ? 0 : 1, parts)) };
}

interface Project3DOption {
  readonly onto: string;
  readonly errors: boolean;
  readonly keepAxis: boolean;
  readonly underflow: boolean;
  readonly overflow: boolean;
  /** What is left of the option: ROOT takes it into the name. */
  readonly name: string;
}

/** ROOT looks for letters anywhere behind the last underscore, later ones win, and each flag is taken out where it is found first. */
export function parseProject3D(option: string): Project3DOption | undefined {
  let rest = option.toLowerCase();
  const named = rest.slice(rest.lastIndexOf("_") + 1);
  const axes = ["x", "y", "z", "xy", "yx", "xz", "zx", "yz", "zy"].filter((axis) => named.includes(axis));
  const onto = axes.at(-1);
  if (onto === undefined) return undefined;
  const take = (flag: string): boolean => {
    const found = rest.includes(flag);
    rest = rest.replace(flag, "");
    return found;
  };
  const errors = take("e");
  const underflow = !take("nuf");
  const overflow = !take("nof");
  const keepAxis = take("o");
  return { onto, errors, keepAxis, underflow, overflow, name: rest };
}
