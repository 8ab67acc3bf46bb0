import type { Sparse } from "../../classes/types.js";
import type { Celled } from "../../hist/types.js";
import type { Fields } from "../fields.js";

const flags = [false, true];
/** The eight corners: whether each axis is at its underflow or at its overflow. */
const corners = flags.flatMap((x) => flags.flatMap((y) => flags.map((z) => [x, y, z])));

/** Whether the sums over the corners of a rebinned 3-D histogram differ when cells are counted with the new numbers of bins. */
export function hasOtherCorners(fields: Fields, input: Celled | Sparse | undefined): boolean {
  if (input?.kind !== "h3") return false;
  const groups = ["nx", "ny", "nz"].map((name) => fields.object("args").number(name));
  const old = input.axes.map(({ nbins }) => nbins);
  const fresh = old.map((nbins, index) => Math.floor(nbins / (groups[index] ?? 1)));
  const binsAt = (index: number, over: boolean): number[] => {
    if (!over) return [0];
    const from = 1 + (fresh[index] ?? 0) * (groups[index] ?? 1);
    return Array.from({ length: (old[index] ?? 0) + 2 - from }, (_, i) => from + i);
  };
  return corners.some((corner) => {
    const [xs = [], ys = [], zs = []] = corner.map((over, index) => binsAt(index, over));
    const sumWith = (nbins: readonly number[]): number => {
      const places = xs.flatMap((x) => ys.flatMap((y) => zs.map((z) => cellOf(nbins, [x, y, z]))));
      return places.reduce((sum, cell) => sum + (input.contents[cell] ?? 0), 0);
    };
    return sumWith(old) !== sumWith(fresh);
  });
}

function cellOf(nbins: readonly number[], bins: readonly number[]): number {
  let stride = 1;
  let cell = 0;
  bins.forEach((bin, index) => {
    cell += stride * Math.min(bin, (nbins[index] ?? 0) + 1);
    stride *= (nbins[index] ?? 0) + 2;
  });
  return cell;
}
