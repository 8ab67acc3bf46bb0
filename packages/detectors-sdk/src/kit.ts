import type { Additional, AdditionalHistogram, InputKind, Processor, SchemaValues, Step } from "@overwatch/core";
import type { HistogramKind } from "@overwatch/core/hist";
import type { z } from "@overwatch/core/zod";

/** Types a rule where it stands: in a file of its own, in `rows.map(...)`, before a spread. Each returns what it is given. */
export interface Kit<O, G> {
  /** For the list `additionalHistograms`. */
  readonly additional: <const K extends InputKind, const M extends HistogramKind>(
    rule: Additional<K, M, O, G>,
  ) => AdditionalHistogram<O, G>;
  /** For the list `processors`. */
  readonly processor: <const K extends InputKind>(step: Step<K, O, G>) => Processor<O, G>;
}

/**
 * The types of `defineDetector` outside of it.
 *
 * @param _schemas - those of the plug-in, so that `ctx.options` and `ctx.settings` have their types.
 * @example
 * const { processor } = kit({ processingOptions });
 * export const scale = processor({ kind: "h1", id: "scale", match: "*_SM*", run: (hist, ctx) => ({ ... }) });
 */
export function kit<S extends z.ZodObject = z.ZodObject<{}>, G extends z.ZodObject = z.ZodObject<{}>>(_schemas?: {
  readonly processingOptions?: S;
  readonly settings?: G;
}): Kit<SchemaValues<S>, SchemaValues<G>> {
  type O = SchemaValues<S>;
  type V = SchemaValues<G>;
  return {
    // A rule of one kind is a member of the union over kinds; the compiler does not see that for a K that it does not know.
    additional: (rule) => rule as unknown as AdditionalHistogram<O, V>,
    processor: (step) => step as unknown as Processor<O, V>,
  };
}
