import { faultNotThere } from "../../errors/catalogue.js";
import { type Fault, faultKinds } from "../fault.js";
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

/** Theirs are sums over sectors and tracks: nothing in them is one channel. */
const withoutChannels: readonly string[] = ["HLT", "TPC"];

/** Throws `FAULT_INVALID` for a fault that would not be seen: a fault that was asked for and does nothing is no test of anything. */
export function requireFaults(subsystem: string, faults: readonly Fault[]): void {
  if (!withoutChannels.includes(subsystem)) return;
  const known: readonly string[] = Object.keys(faultKinds).filter((kind) => kind !== "hotChannel");
  for (const { kind } of faults) if (!known.includes(kind)) throw faultNotThere(subsystem, kind, known);
}
