import { energyAxisSingle, energyAxisStack } from "./energy-axis.js";
import { hotChannels } from "./hot-channels.js";
import { patchSingle, patchStack, patchView } from "./patch-spectra.js";
import { edgePositions, fastorMap } from "./positions.js";
import { supermoduleLabel, supermodules } from "./supermodules.js";

/** In the order in which they run. */
export const processors = [
  supermodules,
  supermoduleLabel,
  edgePositions,
  fastorMap,
  hotChannels,
  patchStack,
  patchSingle,
  patchView,
  energyAxisSingle,
  energyAxisStack,
];
