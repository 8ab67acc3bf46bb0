import type { DetectorDefinition, DetectorHooks, DetectorPlugin } from "@overwatch/core";
import { PLUGIN_API } from "@overwatch/core/authors";
import { z } from "@overwatch/core/zod";
import { detectorInvalid } from "./errors/catalogue.js";
import { findFaults } from "./faults/find-faults.js";
import { freezeDeep } from "./freeze-deep.js";

/**
 * Makes a plug-in of a detector: the default export of its package. Everything but `subsystem` and `title` may be left out.
 * What it returns is frozen, and so are the lists and rules that it was given.
 *
 * @throws `DETECTOR_INVALID` with all faults: ids that are there twice, patterns with the flags g or y, alarms that name what
 * does not exist, options without default or description.
 * @example
 * export default defineDetector({
 *   subsystem: "ITS",
 *   title: "Inner tracker",
 *   histogramGroups: [{ name: "Hits", match: "hits/*" }, { name: "Everything else", match: "*" }],
 *   trends: [{ id: "mean-hits", title: "Mean hits", hist: "hits/all", use: mean() }],
 *   alarms: [{ id: "few-hits", on: { trends: "mean-hits" }, use: between({ min: 10, max: 100 }) }],
 * });
 */
export function defineDetector<
  S extends z.ZodObject = z.ZodObject<{}>,
  G extends z.ZodObject = z.ZodObject<{}>,
  const Id extends string = never,
>(definition: DetectorDefinition<S, G, Id>): DetectorPlugin<S, Id> {
  const faults = findFaults(definition);
  if (faults.length > 0) throw detectorInvalid(definition.subsystem, faults);
  // biome-ignore lint/suspicious/noExplicitAny: options and settings are known to the plug-in alone
  const hooks: DetectorHooks<any, any, Id> = {
    additionalHistograms: definition.additionalHistograms ?? [],
    windows: definition.windows ?? [],
    stacks: definition.stacks ?? [],
    histogramOptions: definition.histogramOptions ?? [],
    histogramGroups: definition.histogramGroups ?? [],
    processors: definition.processors ?? [],
    trends: definition.trends ?? [],
    alarms: definition.alarms ?? [],
    provides: definition.provides ?? [],
  };
  return freezeDeep({
    $type: "@overwatch/detector",
    api: PLUGIN_API,
    subsystem: definition.subsystem,
    title: definition.title,
    // Without options S is the empty object, which is what z.object({}) describes.
    options: definition.processingOptions ?? (z.object({}) as S),
    settings: definition.settings ?? z.object({}),
    eventCounter: definition.eventCounter,
    hooks,
  });
}
