import type { Celled } from "../types.js";
import { type Addend, add } from "./add.js";

/**
 * `hist - other`: errors add in squares, entries and sums are computed anew from the cells. Entries of 0 and empty
 * sums are a possible result. Source: TH1::Add with the factor -1. Throws as `add` does.
 */
export function subtract<H extends Celled>(hist: H, other: Addend<H>): H {
  return add(hist, other, -1);
}
