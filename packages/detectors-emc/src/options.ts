import { type ProcessContext, z } from "@overwatch/detectors-sdk";

/** What a shifter may change for a time slice. */
export const processingOptions = z.object({
  scaleHists: z.boolean().default(true).describe("Divide contents by the number of events"),
  hotChannelThreshold: z
    .number()
    .min(0)
    .max(1000)
    .default(0)
    .describe("Entries per 1000 events above which a FastOR channel is listed as hot; 0 takes the built-in thresholds"),
});

export type EmcOptions = z.output<typeof processingOptions>;
export type EmcContext = ProcessContext<EmcOptions>;
