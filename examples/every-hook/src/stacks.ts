import { stackOf } from "@overwatch/detectors-sdk";

// charge_inner and charge_outer become one plot, in the place of the first.
export const stacks = [stackOf({ match: "charge_inner*", replace: "inner", by: "outer" })];
