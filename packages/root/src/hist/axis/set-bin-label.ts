import type { Axis } from "../types.js";
import { canBeAlphanumeric, withAxisFlags } from "./axis-flags.js";

/**
 * The axis with a text on a bin (1..nbins; others change nothing). Once every bin has one the axis is one of labels, and
 * may grow for new ones. Source: TAxis::SetBinLabel.
 */
export function setBinLabel(axis: Axis, bin: number, text: string): Axis {
  if (bin < 1 || bin > axis.nbins) return axis;
  const labels = new Map(axis.labels ?? []).set(bin, text);
  const labelled: Axis = { ...axis, labels };
  const isComplete = labels.size === axis.nbins && canBeAlphanumeric(axis);
  return isComplete ? withAxisFlags(labelled, { canExtend: true, alphanumeric: true }) : labelled;
}
