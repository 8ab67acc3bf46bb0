import type { HistogramMatch, ProcessContext, Processor } from "@overwatch/core";
import { type AnyHistogram, scale } from "@overwatch/core/hist";

/** Title of an axis that counts entries per event. Checks tell by it that contents are rates. */
export const perEventTitle = "entries / events";

/** A histogram divided by the number of events, or as it was. */
export interface ScaledByEvents<H extends AnyHistogram> {
  readonly hist: H;
  /** For the axis of contents: "entries / events", or "entries". */
  readonly title: string;
  readonly scaled: boolean;
}

/**
 * The histogram divided by the number of events of the same file; as it was when events were not counted, or when this is
 * not wanted. The title says which.
 *
 * @param wanted - usually an option: `options.scaleHists`. Default true.
 */
export function scaleByEvents<H extends AnyHistogram>(
  hist: H,
  { nEvents }: Pick<ProcessContext, "nEvents">,
  wanted = true,
): ScaledByEvents<H> {
  if (!wanted || nEvents === undefined) return { hist, title: "entries", scaled: false };
  return { hist: scale(hist, 1 / nEvents), title: perEventTitle, scaled: true };
}

/** A step that divides by events. O: options of the plug-in, so that `wanted` knows them. */
export interface PerEventParts<O> {
  readonly match: HistogramMatch;
  /** Default "per-event". */
  readonly id?: string;
  /** Whether to divide at all. Default: always. */
  readonly wanted?: (options: Readonly<O>) => boolean;
}

/**
 * A step that divides 1-D and 2-D histograms by the number of events and puts the fitting title on the axis of contents.
 *
 * @example processors: [perEvent({ match: "hits/*", wanted: ({ scaleHists }: Options) => scaleHists })]
 */
export function perEvent<O = {}>({ match, id = "per-event", wanted = () => true }: PerEventParts<O>): Processor<O> {
  return {
    kind: "binned",
    id,
    match,
    run: (hist, ctx) => {
      const { hist: scaled, title } = scaleByEvents(hist, ctx, wanted(ctx.options));
      return { hist: scaled, canvas: hist.kind === "h1" ? { y: { title } } : { z: { title } } };
    },
  };
}
