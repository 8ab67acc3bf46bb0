import type { Histogram } from "@overwatch/core/hist";
import { build } from "./build.js";

/**
 * The histogram with other contents in some channels. Channel n is bin n + 1.
 *
 * @example withHotChannels(flat("FastOR", 5000, 3), { 1713: 600 })
 */
export function withHotChannels(hist: Histogram<1>, channels: Readonly<Record<number, number>>): Histogram<1> {
  const [{ nbins, min, max, title }] = hist.axes;
  return build<1>(hist.name, [nbins], (x) => channels[x] ?? hist.contents[x + 1] ?? 0, {
    title: hist.title,
    x: { min, max, title },
  });
}
