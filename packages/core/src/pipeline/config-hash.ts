import type { TrendSpec } from "../plugins/contract.js";
import { hashOf } from "./hash-of.js";

/** Of what decides a trend's points beside the data: points of another configuration are not continued. */
export function configHashOf({ id, hist, window = "run", use }: TrendSpec): string {
  return hashOf({ id, hist, window, trender: use.name, config: use.config });
}
