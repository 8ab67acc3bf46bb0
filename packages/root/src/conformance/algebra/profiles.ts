import { setAxisRange } from "../../hist/axis/axis-range.js";
import { binContent } from "../../hist/cells/bin-content.js";
import { binEffectiveEntries, binError } from "../../hist/cells/bin-error.js";
import { profileFrom3 } from "../../hist/shape/profile-from-3.js";
import { type ProfileContents, profileToHistogram, withProfileErrors } from "../../hist/shape/profile-to-histogram.js";
import { quantileLine } from "../../hist/shape/quantile-line.js";
import { addSparse } from "../../hist/sparse/add-sparse.js";
import { projectSparse, type SparseAxes } from "../../hist/sparse/project-sparse.js";
import { scaleSparse } from "../../hist/sparse/scale-sparse.js";
import type { Celled, ProfileErrors } from "../../hist/types.js";
import { toNumber } from "../fields.js";
import { type Operation, withRanges } from "./operation.js";

/** Operations on profiles and on sparse histograms. */
export const profiles: Readonly<Record<string, Operation>> = {
  ProfileErrors: (inputs, args) => {
    const profile = withProfileErrors(inputs.profile(0), args.text("option") as ProfileErrors);
    const cells = Array.from({ length: profile.contents.length }, (_, cell) => cell);
    return {
      scalars: {
        content: cells.map((cell) => binContent(profile, cell)),
        error: cells.map((cell) => binError(profile, cell)),
        entries: [...profile.binEntries],
        effectiveEntries: cells.map((cell) => binEffectiveEntries(profile, cell)),
      },
    };
  },
  ProfileToHist: (inputs, args) => {
    const profile = inputs.profile(0);
    // With three axes ROOT forgets the profile's own name.
    const name = profile.axes.length === 3 ? "_pxyz" : `${profile.name}_p${profile.axes.length === 1 ? "x" : "xy"}`;
    return { object: profileToHistogram(profile, contentsOf(args.text("option")), name) as Celled };
  },
  QuantilesX: (inputs, args) => ({ object: quantileLine(inputs.h2(0), "x", args.number("p")) }),
  Project3DProfile: (inputs, args) => {
    const source = withRanges(inputs.h3(0), args);
    let rest = args.text("option").toLowerCase();
    const onto = rest.slice(0, 2) as "xy";
    const [underflow, overflow] = [rest.includes("uf"), rest.includes("of")];
    for (const flag of ["uf", "of", "o"]) rest = rest.replace(flag, "");
    return { object: profileFrom3(source, onto, {}, { underflow, overflow, name: `${source.name}_p${rest}` }) };
  },
  SparseProjection: (inputs, args) => {
    const source = inputs.sparse(0);
    const axes = [...source.axes];
    for (const range of args.has("ranges") ? args.items("ranges") : []) {
      const [index = 0, first = 0, last = 0] = (Array.isArray(range) ? range : []).map((value) => toNumber(value));
      const axis = axes[index];
      if (axis) axes[index] = setAxisRange(axis, first, last);
    }
    const dims = args.numbers("dims");
    // ROOT names the vertical axis first where there are two.
    const kept = (dims.length === 2 ? dims.reverse() : dims) as unknown as SparseAxes;
    const option = args.text("option", "");
    const options = { errors: option.includes("E"), keepAxis: option.includes("O") };
    return { object: projectSparse({ ...source, axes }, kept, options) as Celled };
  },
  SparseScale: (inputs, args) => ({ object: scaleSparse(inputs.sparse(0), args.number("c")) }),
  SparseAdd: (inputs, args) => ({ object: addSparse(inputs.sparse(0), inputs.sparse(1), args.number("c")) }),
};

function contentsOf(option: string): ProfileContents {
  const letters = option.toLowerCase();
  if (letters.includes("b")) return "entries";
  if (letters.includes("c=e")) return "errors";
  if (letters.includes("w")) return "sums";
  return letters.includes("e") ? "means with errors" : "means";
}
