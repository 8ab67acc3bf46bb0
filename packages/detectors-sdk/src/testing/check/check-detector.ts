import { checkPlugin, type DetectorPlugin, type PluginManifest } from "@overwatch/core";
import type { Bench } from "../bench/bench.js";
import { findUnreachableGroups } from "./find-unreachable-groups.js";
import type { Finding } from "./finding.js";

/** The field `overwatch` as an import of package.json types it. */
export type ManifestText = Readonly<Record<keyof PluginManifest, string>>;

/** What is looked at of a result of `runDetector`. */
export type CheckedBench = Pick<Bench, "unmatched"> & Partial<Pick<Bench, "hists">>;

/**
 * Looks through a plug-in for what compiles and runs, but is not what its author meant. Empty when all is well.
 *
 * @param manifest - the field `overwatch` of its package.json, which must fit the code.
 * @param benches - results of `runDetector` on recorded runs: rules that found nothing in any of them are told.
 * @example expect(checkDetector(plugin, manifest, [await runDetector(plugin, { files })])).toEqual([]);
 */
export function checkDetector(
  plugin: DetectorPlugin,
  manifest?: ManifestText,
  benches: readonly CheckedBench[] = [],
): readonly Finding[] {
  return [
    ...findMisfits(plugin, manifest),
    ...findUnreachableGroups(plugin.hooks.histogramGroups ?? []),
    ...findLooseAlarms(plugin),
    ...findUnjudgedTrends(plugin),
    ...findIdleRules(benches),
  ];
}

function findMisfits(plugin: DetectorPlugin, manifest: ManifestText | undefined): readonly Finding[] {
  if (manifest === undefined) return [];
  if (manifest.plugin !== "detector") {
    const message = `Expected plugin "detector" in the field \`overwatch\` of package.json, found "${manifest.plugin}".`;
    return [{ code: "PLUGIN_INVALID", message }];
  }
  const checked = checkPlugin(plugin, plugin.subsystem, { ...manifest, plugin: "detector" });
  return checked.ok ? [] : [{ code: checked.error.code, message: checked.error.message }];
}

/** Alarms on trends by a pattern that no trend has. */
function findLooseAlarms({ hooks: { alarms = [], trends = [] } }: DetectorPlugin): readonly Finding[] {
  return alarms.flatMap(({ id, on }) => {
    if (!("trends" in on) || !(on.trends instanceof RegExp)) return [];
    const pattern = on.trends;
    if (trends.some((trend) => pattern.test(trend.id))) return [];
    return [{ code: "ALARM_WITHOUT_TREND", message: `Alarm \`${id}\`: no trend has an id like ${pattern}.` } as const];
  });
}

/** Trends that no alarm judges, not even one that is off. */
function findUnjudgedTrends({ hooks: { alarms = [], trends = [] } }: DetectorPlugin): readonly Finding[] {
  const judged = (trend: string) =>
    alarms.some(({ on }) => {
      if (!("trends" in on)) return false;
      if (on.trends instanceof RegExp) return on.trends.test(trend);
      return typeof on.trends === "string" ? on.trends === trend : on.trends.includes(trend);
    });
  return trends
    .filter(({ id }) => !judged(id))
    .map(({ id }) => ({ code: "TREND_WITHOUT_ALARM", message: `Trend \`${id}\`: no alarm judges it.` }));
}

const nothingShown: Finding = {
  code: "NOTHING_SHOWN",
  message:
    "The recorded runs hold no histogram that a group takes. `overwatch inspect FILE` lists what is in a file, histograms or not.",
};

function findIdleRules(benches: readonly CheckedBench[]): readonly Finding[] {
  const [first, ...others] = benches;
  if (first === undefined) return [];
  const idle = first.unmatched
    .filter((rule) => others.every(({ unmatched }) => unmatched.includes(rule)))
    .map((rule) => ({
      code: "RULE_WITHOUT_HISTOGRAM" as const,
      message: `${rule}: no histogram of the recorded runs matches; often a misspelt name.`,
    })) satisfies Finding[];
  return benches.every(({ hists }) => hists?.length === 0) ? [nothingShown, ...idle] : idle;
}
