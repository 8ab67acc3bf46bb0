import { axisFromMembers } from "../classes/axis.js";
import type { GenericObject, ListObject } from "../classes/types.js";
import type { Numbers } from "../hist/types.js";
import { dumpSparse } from "./dump-sparse.js";
import type { ObjectDump } from "./dump-types.js";

/** A dense n-dimensional histogram (THnT), described like a sparse one. */
export function dumpDense({ members }: GenericObject): ObjectDump {
  const items = (members["fAxes"] as ListObject).items;
  const axes = items.flatMap((item) => (item?.kind === "object" ? [axisFromMembers(item.members)] : []));
  const contents = (members["fArray"] as DenseArray).fData;
  const squares = (members["fSumw2"] as DenseArray).fData;
  const cells = axes.reduce((product, axis) => product * (axis.nbins + 2), 1);
  if (cells !== contents.length) return {};
  const coordinates = new Int32Array(contents.length * axes.length);
  for (let cell = 0; cell < contents.length; cell++) {
    let rest = cell;
    // The last axis runs fastest.
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const bins = (axes[axis]?.nbins ?? 0) + 2;
      coordinates[cell * axes.length + axis] = rest % bins;
      rest = Math.floor(rest / bins);
    }
  }
  const sums = ["fTsumw", "fTsumw2"].map((name) => Number(members[name]));
  return dumpSparse({
    kind: "sparse",
    name: String(members["fName"]),
    title: String(members["fTitle"]),
    axes,
    storage: "float64",
    coordinates,
    contents,
    ...(Number(members["fTsumw2"]) >= 0 && { sumw2: squares }),
    entries: Number(members["fEntries"]),
    stats: Float64Array.from([...sums, ...(members["fTsumwx"] as Numbers), ...(members["fTsumwx2"] as Numbers)]),
  });
}

/** The members of a TNDArrayT. */
interface DenseArray {
  readonly fData: Numbers;
}
