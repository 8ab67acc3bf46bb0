import type { Overlay } from "@overwatch/detectors-sdk";

/** Lines at these columns (x), from row y0 to y1. */
function columns(xs: readonly number[], y0: number, y1: number): readonly Overlay[] {
  return xs.map((x) => ({ type: "line", from: [x, y0], to: [x, y1] }));
}

/** Lines at these rows (y), from column x0 to x1. */
function rows(ys: readonly number[], x0: number, x1: number): readonly Overlay[] {
  return ys.map((y) => ({ type: "line", from: [x0, y], to: [x1, y] }));
}

const fullEmcal = [...columns([8, 16, 24, 32, 40], 0, 60), ...rows([12, 24, 36, 48, 60], 0, 48)];
const thirdEmcal = [...rows([64], 0, 48), ...columns([24], 60, 64)];
/** Without column 24: PHOS fills the hole between columns 16 and 32. */
const twoThirdsDcal = [...columns([8, 16, 32, 40], 64, 100), ...rows([76, 88], 0, 16), ...rows([76, 88], 32, 48)];
const thirdDcal = [...rows([100], 0, 48), ...columns([24], 100, 104)];

/** Borders of the trigger region units in the plane column (0 to 48) against row (0 to 104). */
export const truGrid: readonly Overlay[] = [...fullEmcal, ...thirdEmcal, ...twoThirdsDcal, ...thirdDcal];
