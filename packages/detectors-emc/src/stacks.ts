import type { StackSpec } from "@overwatch/detectors-sdk";

/**
 * Patch amplitudes of EMCal and DCal in one plot, under the name of EMCal's.
 * WARTs 34 and 35: the partner is looked for under its full name, and both members give way to the stack.
 */
export const stacks: readonly StackSpec[] = [
  {
    match: /EMCal(Max)?PatchAmpEMC/,
    with: (name) => [name.replace("EMCal", "DCal")],
  },
];
