import { z } from "@overwatch/detectors-sdk";

/** What a shifter may change for a part of a run. The form on the page, its check and its cache key follow from this. */
export const processingOptions = z.object({
  perEvent: z.boolean().default(true).describe("Divide contents by the number of events"),
});

export type Options = z.output<typeof processingOptions>;
