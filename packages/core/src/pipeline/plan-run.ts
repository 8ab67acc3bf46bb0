import type { HistogramContainer } from "../model/hists.js";
import type { RunPlan } from "../model/run-plan.js";
import type { AlarmSpec, HistogramMatch, TrendSpec } from "../plugins/contract.js";
import { compileMatch } from "../plugins/match.js";
import { kindsOf } from "../plugins/validate/index.js";
import type { Detector } from "./detector.js";
import type { Monitoring } from "./monitoring.js";
import { deriveHists } from "./stages/derive-hists.js";
import type { ListedHists } from "./stages/list-hists.js";
import { ownOrSource } from "./stages/own-or-source.js";
import { sortHists } from "./stages/sort-hists.js";

/** Stages 5 to 7: what is made of the histograms of a file, decided from names and kinds alone. */
export function planRun(file: ListedHists, detector: Detector, monitoring: Monitoring): RunPlan {
  const derived = deriveHists(file, detector);
  const sorted = sortHists(derived, detector);
  const trends = attachTrends(sorted.shown, monitoring.trends);
  const alarms = attachAlarms(sorted.shown, monitoring.alarms, detector);
  const processors = attachProcessors(sorted.shown, derived.sources, detector);

  const hists = new Map<string, HistogramContainer>();
  for (const [name, container] of sorted.shown) {
    hists.set(name, {
      ...container,
      processorIds: processors.ids.get(name) ?? [],
      trendIds: trends.ids.get(name) ?? [],
      alarmIds: alarms.ids.get(name) ?? [],
    });
  }
  return {
    histsAvailable: derived.histsAvailable,
    hists,
    groups: sorted.groups,
    sources: derived.sources,
    hidden: [
      ...file.others.map((name) => ({ name, why: "no histogram" as const })),
      ...sorted.withoutGroup.map((name) => ({ name, why: "no group" as const })),
      ...derived.members
        .filter((name) => !derived.histsAvailable.has(name))
        .map((name) => ({ name, why: "member of a stack" as const })),
    ],
    unmatched: [
      ...derived.unmatched,
      ...sorted.unmatched,
      ...processors.unmatched,
      ...trends.unmatched,
      ...alarms.unmatched,
    ],
  };
}

interface Attached {
  /** Ids by name of histogram. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly unmatched: RunPlan["unmatched"];
}
type Shown = ReadonlyMap<string, HistogramContainer>;

function attachProcessors(shown: Shown, sources: RunPlan["sources"], { processors, run }: Detector): Attached {
  return attach(
    "processors",
    processors.map(({ id, spec, matches }) => {
      const kinds = kindsOf(spec.kind);
      return { id, takes: (c) => kinds.includes(c.kind) && ownOrSource(c, sources).some((info) => matches(info, run)) };
    }),
    shown,
  );
}

function attachTrends(shown: Shown, trends: readonly TrendSpec[]): Attached {
  return attach(
    "trends",
    trends.map(({ id, hist, use }) => ({
      id,
      takes: (c) => kindsOf(use.kind).includes(c.kind),
      of: [shown.get(hist) ?? []].flat(),
    })),
    shown,
  );
}

/** Alarms on histograms; those on trends, groups and the rest judge what comes of these. */
function attachAlarms(shown: Shown, alarms: readonly AlarmSpec[], { caller, failed, run }: Detector): Attached {
  return attach(
    "alarms",
    alarms.flatMap(({ id, on, use }) => {
      if (!("hists" in on)) return [];
      const matches = compileMatch(on.hists, { step: { hook: "alarms", step: id }, caller, failed });
      const { judges } = use;
      if (judges === "trend" || judges === "group" || judges === "subsystem" || judges === "alarms") return [];
      const takes = (c: HistogramContainer) => kindsOf(judges).includes(c.kind) && matches(c, run);
      const of = wholeNames(on.hists)?.flatMap((name) => shown.get(name) ?? []);
      return [{ id, takes, ...(of && { of }) }];
    }),
    shown,
  );
}

/** Undefined where a match may take other names, too: most rules are for one histogram, and there may be thousands of both. */
function wholeNames(match: HistogramMatch): readonly string[] | undefined {
  const names: readonly unknown[] = Array.isArray(match) ? match : [match];
  const whole = names.filter((name): name is string => typeof name === "string" && !name.includes("*"));
  return whole.length === names.length ? [...new Set(whole)] : undefined;
}

interface RuleToAttach {
  readonly id: string;
  readonly takes: (container: HistogramContainer) => boolean;
  /** Those that are asked about; default all. */
  readonly of?: readonly HistogramContainer[];
}

function attach(hook: string, rules: readonly RuleToAttach[], shown: Shown): Attached {
  const ids = new Map<string, string[]>();
  const unmatched: { hook: string; rule: string }[] = [];
  for (const { id, takes, of = shown.values() } of rules) {
    let matched = false;
    for (const container of of) {
      if (!takes(container)) continue;
      matched = true;
      const known = ids.get(container.name);
      if (known === undefined) ids.set(container.name, [id]);
      else known.push(id);
    }
    if (!matched) unmatched.push({ hook, rule: id });
  }
  return { ids, unmatched };
}
