import type { AlarmFactory } from "../alarms/alarm.js";
import { monitoringInvalid } from "../errors/catalogue.js";
import { isOverwatchError, type OverwatchError } from "../errors/index.js";
import type { HookFailureReport } from "../model/report.js";
import type { HookCaller } from "../plugins/call-hook.js";
import type { AlarmSpec, DetectorPlugin, MonitoringConfig, TrendSpec } from "../plugins/contract.js";
import { originalAlarms } from "../plugins/original-alarms.js";
import type { TrenderFactory } from "../trending/trender.js";

/** What the manager of trends and alarms is directed by: the plug-in's declarations and the deployment's, in one list each. */
export interface Monitoring {
  readonly trends: readonly TrendSpec[];
  readonly alarms: readonly AlarmSpec[];
}

/** Trenders and alarms that configuration may use by name. */
export interface Provided {
  readonly trenders: ReadonlyMap<string, TrenderFactory>;
  readonly alarms: ReadonlyMap<string, AlarmFactory>;
}

export interface MonitoringParts {
  readonly plugin: DetectorPlugin | undefined;
  readonly config: MonitoringConfig;
  /** Of the house; the plug-in's own come on top. */
  readonly provided: Provided;
  readonly caller: HookCaller;
  readonly failed: (failure: HookFailureReport) => void;
}

/** Declared trends and alarms with the deployment's changes, then the deployment's own. One that cannot be made is left out. */
export function mergeMonitoring({ plugin, config, provided, caller, failed }: MonitoringParts): Monitoring {
  const { trenders, alarms } = withOwn(provided, plugin);
  const make = <T>(hook: "trends" | "alarms", step: string, build: () => T | OverwatchError): T[] => {
    const outcome = caller.call({ hook, step }, [], build, (value) => value as T | OverwatchError);
    if (!outcome.ok) {
      failed(outcome.failure);
      return [];
    }
    const { value } = outcome;
    if (!isOverwatchError(value)) return [value];
    const { code, message, hint = "" } = value;
    failed({ plugin: "(configuration)", hook, step, code, message, hint, suspended: false });
    return [];
  };

  const declaredTrends = plugin?.hooks.trends ?? [];
  const declaredAlarms = withSets(plugin?.hooks.alarms ?? [], config.sets ?? []);
  return {
    trends: [
      ...declaredTrends.flatMap((spec) => make("trends", spec.id, () => changeTrend(spec, config.trends?.[spec.id]))),
      ...added(config.trends, declaredTrends).flatMap(([id, entry]) =>
        make("trends", id, () => newTrend(id, entry, trenders)),
      ),
    ].flatMap((spec) => (spec === undefined ? [] : splitTrend(spec))),
    alarms: [
      ...declaredAlarms.flatMap((spec) => make("alarms", spec.id, () => changeAlarm(spec, config.alarms?.[spec.id]))),
      ...added(config.alarms, declaredAlarms).flatMap(([id, entry]) =>
        make("alarms", id, () => newAlarm(id, entry, alarms)),
      ),
    ].filter((spec) => spec.enabled !== false),
  };
}

type TrendEntry = NonNullable<MonitoringConfig["trends"]>[string];
type AlarmEntry = NonNullable<MonitoringConfig["alarms"]>[string];

/** Declared alarms with those of the sets that are asked for; one that is declared and off is on then. */
function withSets(declared: readonly AlarmSpec[], sets: readonly string[]): readonly AlarmSpec[] {
  if (!sets.includes("original")) return declared;
  const own = new Set(originalAlarms.map(({ id }): string => id));
  return [
    ...declared.filter(({ id }) => !own.has(id)),
    ...originalAlarms.map((alarm): AlarmSpec => ({ ...alarm, enabled: true })),
  ];
}

/** A trend for each part of what its trender splits: `id/part`. */
function splitTrend(spec: TrendSpec): readonly TrendSpec[] {
  const { parts = [] } = spec.use;
  if (parts.length === 0) return [spec];
  return parts.map(({ id, title, use }) => ({
    ...spec,
    id: `${spec.id}/${id}`,
    title: `${spec.title}, ${title}`,
    use: use as TrendSpec["use"],
  }));
}

function added<T>(entries: Readonly<Record<string, T>> | undefined, declared: readonly { readonly id: string }[]) {
  const known = new Set(declared.map(({ id }) => id));
  return Object.entries(entries ?? {}).filter(([id]) => !known.has(id));
}

function changeTrend(spec: TrendSpec, entry: TrendEntry | undefined): TrendSpec | undefined {
  if (entry === undefined) return spec;
  const { enabled, config, trender: _, ...changes } = entry;
  if (enabled === false) return undefined;
  return { ...spec, ...changes, use: config === undefined ? spec.use : spec.use.rebind(config) };
}

function newTrend(id: string, entry: TrendEntry, known: Provided["trenders"]): TrendSpec | undefined | OverwatchError {
  const { enabled, config, trender, hist, title = id, ...rest } = entry;
  if (enabled === false) return undefined;
  const factory = known.get(trender ?? "");
  if (factory === undefined) return monitoringInvalid(`trends.${id}.trender`, oneOf(known), trender);
  if (hist === undefined) return monitoringInvalid(`trends.${id}.hist`, "the name of a histogram", hist);
  return { id, title, hist, ...rest, use: factory(config) as TrendSpec["use"] };
}

function changeAlarm(spec: AlarmSpec, entry: AlarmEntry | undefined): AlarmSpec {
  if (entry === undefined) return spec;
  const { config, alarm: _, ...changes } = entry;
  // The configuration's `on` was checked by its schema; whether it fits what the alarm judges is checked when it runs.
  return { ...spec, ...changes, use: config === undefined ? spec.use : spec.use.rebind(config) } as AlarmSpec;
}

function newAlarm(id: string, entry: AlarmEntry, known: Provided["alarms"]): AlarmSpec | OverwatchError {
  const { config, alarm, on, ...rest } = entry;
  const factory = known.get(alarm ?? "");
  if (factory === undefined) return monitoringInvalid(`alarms.${id}.alarm`, oneOf(known), alarm);
  if (on === undefined) {
    return monitoringInvalid(`alarms.${id}.on`, "one of trends, hists, groups, subsystem, alarms", undefined);
  }
  return { id, on, ...rest, use: factory(config) } as AlarmSpec;
}

function oneOf(known: ReadonlyMap<string, unknown>): string {
  return `one of ${[...known.keys()].sort().join(", ")}`;
}

function withOwn({ trenders, alarms }: Provided, plugin: DetectorPlugin | undefined): Provided {
  const all = { trenders: new Map(trenders), alarms: new Map(alarms) };
  for (const factory of plugin?.hooks.provides ?? []) {
    if ("trender" in factory) all.trenders.set(factory.trender.name, factory);
    else all.alarms.set(factory.alarm.name, factory);
  }
  return all;
}
