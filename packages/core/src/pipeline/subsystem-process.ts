import { houseAlarms } from "../alarms/index.js";
import type { HookFailureReport } from "../model/report.js";
import type { RunPlan } from "../model/run-plan.js";
import { createHookCaller } from "../plugins/call-hook.js";
import type { DetectorPlugin } from "../plugins/contract.js";
import { type OptionSchema, type Options, parseOptions } from "../plugins/options.js";
import { houseTrenders } from "../trending/index.js";
import { type Detector, prepareDetector } from "./detector.js";
import { createFailureList, type FailureList } from "./failure-list.js";
import { type Monitoring, mergeMonitoring } from "./monitoring.js";
import { openReferences, type References } from "./references.js";
import type { ProcessedHist } from "./stages/process-hist.js";
import type { RecomputeOrder, SubsystemWork, WorkEdges } from "./work.js";

/** A plug-in as it was found. */
export interface UsedPlugin {
  readonly package: string;
  readonly version: string;
  readonly plugin: DetectorPlugin;
}

/** A state with everything that is shown of it. */
export interface ShownState {
  readonly plan: RunPlan;
  readonly hists: ReadonlyMap<string, ProcessedHist>;
  /** Events in the state, as its counter says; undefined when it has none. */
  readonly nEvents: number | undefined;
}

/** What stays the same for all files of one (run, subsystem). */
export interface SubsystemProcess {
  readonly work: SubsystemWork;
  readonly used: UsedPlugin | undefined;
  readonly edges: WorkEdges;
  readonly detector: Detector;
  readonly monitoring: Monitoring;
  readonly references: References;
  /** Names of the histograms that trends look at. */
  readonly trended: ReadonlySet<string>;
  /** Whether results may depend on files before the one that they are of. */
  readonly hasWindows: boolean;
  readonly options: Options;
  readonly settings: Options;
  readonly failures: FailureList;
  /** Plans by the list of names and classes, and what failed in making them: equal lists are planned once. */
  readonly plans: Map<string, { readonly plan: RunPlan; readonly failures: readonly HookFailureReport[] }>;
}

/** @throws OPTION_UNKNOWN or OPTION_INVALID when configured options or settings do not fit the plug-in's schema. */
export function startProcess(work: SubsystemWork, used: UsedPlugin | undefined, edges: WorkEdges): SubsystemProcess {
  const plugin = used?.plugin;
  const failures = createFailureList();
  const caller = createHookCaller({
    plugin: used?.package ?? "(configuration)",
    trace: edges.trace,
    suspended: work.suspended,
    checkInputs: edges.checkInputs,
  });
  const detector = prepareDetector({
    plugin,
    windows: work.monitoring.windows,
    run: { number: work.run, startedAt: work.files[0]?.time ?? 0, hltMode: work.hltMode },
    subsystem: work.subsystem,
    fileLocationSubsystem: work.fileLocationSubsystem,
    log: edges.log,
    caller,
    failed: failures.add,
  });
  const provided = {
    trenders: new Map(houseTrenders.map((factory) => [factory.trender.name, factory])),
    alarms: new Map(houseAlarms.map((factory) => [factory.alarm.name, factory])),
  };
  const merged = mergeMonitoring({ plugin, config: work.monitoring, provided, caller, failed: failures.add });
  const monitoring = work.recompute === undefined ? merged : trendsAlone(merged, work.recompute);
  return {
    work,
    used,
    edges,
    detector,
    monitoring,
    references: openReferences(edges),
    trended: new Set(monitoring.trends.flatMap(({ hist, use }) => [hist, ...(use.reads ?? [])])),
    hasWindows:
      detector.windows.length > 0 ||
      [...detector.additional, ...monitoring.trends].some(({ window = "run" }) => window !== "run"),
    options: checked(plugin?.options, work.options, `options of ${work.subsystem}`),
    settings: checked(plugin?.settings, work.settings, `settings of ${work.subsystem}`),
    failures,
    plans: new Map(),
  };
}

function trendsAlone({ trends }: Monitoring, { trends: ids }: RecomputeOrder): Monitoring {
  const isWanted = (id: string) => ids?.some((wanted) => id === wanted || id.startsWith(`${wanted}/`)) ?? true;
  return { trends: trends.filter(({ id }) => isWanted(id)), alarms: [] };
}

function checked(schema: OptionSchema | undefined, given: Options, where: string): Options {
  if (schema === undefined) return given;
  const parsed = parseOptions(schema, given, where);
  if (!parsed.ok) throw parsed.error;
  return parsed.options;
}
