import { type AnyHistogram, scale } from "@overwatch/detectors-sdk";
import type { EmcContext } from "../options.js";

/** Title of an axis that counts entries per event. Alarms tell by it that contents are rates. */
export const perEventTitle = "entries / events";

/**
 * The histogram divided by the number of events, if that is asked for and events were counted, with the axis title that fits.
 * WARTs 19 and 20: the number is that of these contents, and without a count nothing is divided.
 */
export function perEvent<H extends AnyHistogram>(hist: H, { options, nEvents }: EmcContext) {
  if (!options.scaleHists || nEvents === undefined) return { hist, title: "entries" };
  return { hist: scale(hist, 1 / nEvents), title: perEventTitle };
}
