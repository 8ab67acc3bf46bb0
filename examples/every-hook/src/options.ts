import { z } from "@overwatch/detectors-sdk";

/** What a shifter may change for a part of a run. */
export const processingOptions = z.object({
  perEvent: z.boolean().default(true).describe("Divide contents by the number of events"),
  hotLimit: z.number().min(0).max(1).default(0.1).describe("Entries per event above which a strip is listed as hot"),
});
export type Options = z.output<typeof processingOptions>;

/** What the deployment fixes: detectors.XMPL.settings of its configuration. */
export const settings = z.object({
  masked: z.array(z.int().min(0)).default([]).describe("Strips that are known to be broken"),
});
export type Settings = z.output<typeof settings>;
