import { emptyCanvas, patchCanvas } from "../../model/canvas.js";
import type { HistogramContainer, HistogramGroup, HistogramInfo } from "../../model/hists.js";
import type { PlannedSource } from "../../model/run-plan.js";
import { canvasPatch, permutationOf, text } from "../../plugins/validate/index.js";
import type { Detector } from "../detector.js";
import { lastMinutes } from "./add-windows.js";
import { bareContainer } from "./bare-container.js";
import type { DerivedHists } from "./derive-hists.js";
import { ownOrSource } from "./own-or-source.js";

export interface SortedHists {
  /** Without the ids of processors, trends and alarms, which planning attaches. */
  readonly shown: ReadonlyMap<string, HistogramContainer>;
  readonly groups: readonly HistogramGroup[];
  readonly withoutGroup: readonly string[];
  readonly unmatched: readonly { readonly hook: string; readonly rule: string }[];
}

/** Stage 6: options set, sorted into groups; the first group that matches takes a histogram. */
export function sortHists({ histsAvailable, sources }: DerivedHists, detector: Detector): SortedHists {
  const used = new Set<string>();
  const groups = groupRules(detector);
  const members = groups.map((): string[] => []);
  const shown = new Map<string, HistogramContainer>();
  const withoutGroup: string[] = [];

  for (const info of histsAvailable.values()) {
    const infos = ownOrSource(info, sources);
    const container = withOptions(infos, firstPrettyName(info.name, sources, detector), detector, used);
    const index = groups.findIndex(({ matches }) => infos.some(matches));
    const group = groups[index];
    if (group === undefined) {
      withoutGroup.push(info.name);
    } else {
      members[index]?.push(info.name);
      const prettyName = container.prettyName + endOfName(sources.get(info.name));
      shown.set(info.name, { ...container, prettyName, group: group.name });
    }
  }
  return {
    shown,
    groups: groups.flatMap((rule, i) => makeGroup(rule, members[i] ?? [], detector)),
    withoutGroup,
    unmatched: [
      ...detector.options.filter(({ id }) => !used.has(id)).map(({ id }) => ({ hook: "histogramOptions", rule: id })),
      ...groups
        .filter((_group, i) => members[i]?.length === 0)
        .map(({ name }) => ({ hook: "histogramGroups", rule: name })),
    ],
  };
}

interface GroupRule extends Pick<HistogramGroup, "name" | "layout" | "columns" | "help"> {
  readonly matches: (info: HistogramInfo) => boolean;
  readonly sort?: (names: readonly string[]) => readonly string[];
}

function groupRules(detector: Detector): readonly GroupRule[] {
  const { subsystem, own, run } = detector;
  if (!detector.hasGroups) {
    // Borrowed files are full of others' histograms: only those that name this subsystem are its own.
    return [
      { name: `${subsystem} Histograms`, layout: "list", matches: (info) => own || info.name.includes(subsystem) },
    ];
  }
  return detector.groups.map(({ spec, matches }) => ({
    name: spec.name,
    layout: spec.layout ?? "list",
    ...(spec.columns === undefined ? {} : { columns: spec.columns }),
    ...(spec.help === undefined ? {} : { help: spec.help }),
    ...(spec.sort === undefined ? {} : { sort: spec.sort }),
    matches: (info) => matches(info, run),
  }));
}

/** The report keeps empty groups out. A group whose sort fails is shown in order of names. */
function makeGroup(
  { matches: _, sort, ...group }: GroupRule,
  names: readonly string[],
  detector: Detector,
): HistogramGroup[] {
  if (names.length === 0) return [];
  if (sort === undefined) return [{ ...group, hists: names }];
  const step = { hook: "histogramGroups", step: group.name } as const;
  const outcome = detector.caller.call(step, [names], () => sort(names), permutationOf(names));
  if (!outcome.ok) detector.failed(outcome.failure);
  return [{ ...group, hists: names, ...(outcome.ok ? { order: outcome.value } : {}) }];
}

/** What the rule that makes an additional histogram calls it; of all others the name. */
function firstPrettyName(name: string, sources: DerivedHists["sources"], detector: Detector): string {
  const source = sources.get(name);
  if (source?.make === "window") return firstPrettyName(source.from.name, sources, detector);
  const rule = source?.make === "derive" ? detector.additional[source.step.index] : undefined;
  return rule?.prettyName ?? name;
}

/** A window is called as what it is a part of, and which part. */
function endOfName(source: PlannedSource | undefined): string {
  if (source?.make !== "window" || source.window === "interval") return "";
  return `, ${lastMinutes(source.window.minutes)}`;
}

/** All options that match apply, in order. A rule that fails leaves the histogram as it was before the rule. */
function withOptions(
  infos: readonly [HistogramInfo, ...HistogramInfo[]],
  startName: string,
  detector: Detector,
  used: Set<string>,
): HistogramContainer {
  const [info] = infos;
  let canvas = emptyCanvas;
  let prettyName = startName;
  for (const { id, spec, matches } of detector.options) {
    if (!infos.some((one) => matches(one, detector.run))) continue;
    used.add(id);
    const step = { hook: "histogramOptions", step: id, hist: info.name } as const;
    const { set, prettyName: pretty } = spec;
    if (set !== undefined) {
      const patch = detector.caller.call(
        step,
        [info],
        () => (typeof set === "function" ? set(info) : set),
        canvasPatch,
      );
      if (patch.ok) canvas = patchCanvas(canvas, patch.value);
      else detector.failed(patch.failure);
    }
    if (pretty !== undefined) {
      const current = prettyName;
      const name = detector.caller.call(
        step,
        [info],
        () => (typeof pretty === "function" ? pretty(current, info) : pretty),
        text,
      );
      if (name.ok) prettyName = name.value;
      else detector.failed(name.failure);
    }
  }
  return { ...bareContainer(info), prettyName, canvas };
}
