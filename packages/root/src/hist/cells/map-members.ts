import type { AnyHistogram, Celled } from "../types.js";

/**
 * The result of a function on a histogram or profile, and on each member of a stack. Graphs have no cells and are
 * returned as they are.
 */
export function mapMembers<H extends AnyHistogram>(hist: H, change: <C extends Celled>(member: C) => C): H {
  if (isStack(hist)) return { ...hist, members: hist.members.map((member) => change(member)) };
  return isCelled(hist) ? change(hist) : hist;
}

function isStack<H extends AnyHistogram>(hist: H): hist is H & { readonly kind: "stack" } {
  return hist.kind === "stack";
}

export function isCelled<H extends AnyHistogram>(hist: H): hist is H & Celled {
  return hist.kind !== "stack" && hist.kind !== "graph";
}
