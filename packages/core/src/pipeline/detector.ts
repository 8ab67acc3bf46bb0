import type { Logger } from "../log/index.js";
import type { HookFailureReport } from "../model/report.js";
import type { HookCaller } from "../plugins/call-hook.js";
import { createRunContext } from "../plugins/context.js";
import type {
  AdditionalHistogram,
  DetectorPlugin,
  GroupSpec,
  HistogramMatch,
  HistogramOptions,
  HookName,
  MonitoringConfig,
  Processor,
  Rule,
  RunContext,
  StackSpec,
  WindowSpec,
} from "../plugins/contract.js";
import { type CompiledMatch, compileMatch } from "../plugins/match.js";

/** A rule of the plug-in with its match compiled; `id` names it in failures and lists. */
export interface Compiled<T> {
  readonly id: string;
  readonly spec: T;
  readonly matches: CompiledMatch;
}

/**
 * A plug-in made ready for one (run, subsystem): matches compiled, rules for the other location of files left out,
 * steps in their order. Without a plug-in all lists are empty.
 */
export interface Detector {
  readonly subsystem: string;
  readonly run: RunContext;
  /** Whether the files are the subsystem's own. */
  readonly own: boolean;
  readonly caller: HookCaller;
  readonly failed: (failure: HookFailureReport) => void;
  readonly additional: readonly AdditionalHistogram[];
  /** The plug-in's, then the deployment's. */
  readonly windows: readonly Compiled<WindowSpec>[];
  readonly stacks: readonly Compiled<StackSpec>[];
  readonly options: readonly Compiled<HistogramOptions>[];
  readonly groups: readonly Compiled<GroupSpec>[];
  /** False: no group was declared at all, so there is one for everything. */
  readonly hasGroups: boolean;
  /** pre, normal, post; within one as declared. */
  readonly processors: readonly Compiled<Processor>[];
  readonly eventCounter: { readonly matches: CompiledMatch; readonly bin: number };
}

export interface DetectorParts {
  readonly plugin: DetectorPlugin | undefined;
  /** Of the deployment's configuration. */
  readonly windows: MonitoringConfig["windows"];
  readonly run: { readonly number: number; readonly startedAt: number; readonly hltMode: string };
  readonly subsystem: string;
  readonly fileLocationSubsystem: string;
  readonly log: Logger;
  readonly caller: HookCaller;
  readonly failed: (failure: HookFailureReport) => void;
}

const order = { pre: 0, normal: 1, post: 2 } as const;

/** @throws MATCH_INVALID for a match that loading the plug-in would have refused. */
export function prepareDetector(parts: DetectorParts): Detector {
  const { plugin, subsystem, fileLocationSubsystem, caller, failed } = parts;
  const own = subsystem === fileLocationSubsystem;
  const hooks = plugin?.hooks ?? {};

  function compile<T extends Rule & { readonly match: HistogramMatch }>(
    hook: HookName,
    specs: readonly T[] | undefined,
    id: (spec: T, index: number) => string,
  ): readonly Compiled<T>[] {
    return (specs ?? []).flatMap((spec, index) => {
      if (!applies(spec, own)) return [];
      const step = id(spec, index);
      return { id: step, spec, matches: compileMatch(spec.match, { step: { hook, step }, caller, failed }) };
    });
  }

  const byIndex = (_spec: unknown, index: number) => `#${index + 1}`;
  const processors = compile<Processor>("processors", hooks.processors, (spec) => spec.id);
  return {
    subsystem,
    run: createRunContext(parts),
    own,
    caller,
    failed,
    additional: (hooks.additionalHistograms ?? []).filter((rule) => applies(rule, own)),
    windows: [
      ...compile("windows", hooks.windows, byIndex),
      ...compile<WindowSpec>(
        "windows",
        parts.windows?.map(windowOf),
        (_spec, index) => `detectors.${subsystem}.windows[${index}]`,
      ),
    ],
    stacks: compile("stacks", hooks.stacks, byIndex),
    options: compile("histogramOptions", hooks.histogramOptions, byIndex),
    groups: compile("histogramGroups", hooks.histogramGroups, (spec) => spec.name),
    hasGroups: (hooks.histogramGroups ?? []).length > 0,
    processors: [...processors].sort((a, b) => order[a.spec.order ?? "normal"] - order[b.spec.order ?? "normal"]),
    eventCounter: eventCounter(plugin, caller, failed),
  };
}

function windowOf({ hists, minutes }: NonNullable<MonitoringConfig["windows"]>[number]): WindowSpec {
  return { match: hists, minutes };
}

function applies({ files }: Rule, own: boolean): boolean {
  return files === undefined || (files === "own") === own;
}

/** Which histogram counts events: what the plug-in says, else any with `events` in its name. */
function eventCounter(
  plugin: DetectorPlugin | undefined,
  caller: HookCaller,
  failed: (failure: HookFailureReport) => void,
): Detector["eventCounter"] {
  const declared = plugin?.eventCounter;
  if (declared === undefined) return { matches: (info) => info.name.toLowerCase().includes("events"), bin: 1 };
  const site = { step: { hook: "processors", step: "eventCounter" }, caller, failed } as const;
  return { matches: compileMatch(declared.hist, site), bin: declared.bin };
}
