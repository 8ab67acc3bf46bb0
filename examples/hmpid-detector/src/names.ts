import { type StackSpec, stackOf } from "@overwatch/detectors-sdk";

/** Numbers of the chambers. */
export const chambers = [0, 1, 2, 3, 4, 5, 6] as const;
/** Numbers of the photocathodes of a chamber. */
export const photocathodes = [0, 1, 2, 3, 4, 5] as const;

/** The charge of the pads of a chamber, all its photocathodes in one plot. */
export const chargeStacks: readonly StackSpec[] = [
  stackOf({ match: /^Digits\/QCh\dPc0$/, replace: "Pc0", by: ["Pc1", "Pc2", "Pc3", "Pc4", "Pc5"] }),
];
