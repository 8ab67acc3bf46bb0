import { emc } from "./emc.js";
import { generic } from "./generic.js";
import { hlt } from "./hlt.js";
import type { DetectorModel } from "./model.js";
import { tpc } from "./tpc.js";

/** The detectors that have a model of their own. */
const models: Readonly<Record<string, DetectorModel>> = { EMC: emc, HLT: hlt, TPC: tpc };

/** The model of a subsystem; every other code gets a small one, so that a new plug-in can be tried at once. */
export function modelOf(subsystem: string): DetectorModel {
  return models[subsystem] ?? generic;
}
