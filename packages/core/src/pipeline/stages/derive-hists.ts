import type { HistogramInfo, HistsAvailable, HistsInFile } from "../../model/hists.js";
import type { PlannedSource } from "../../model/run-plan.js";
import type { AdditionalHistogram } from "../../plugins/contract.js";
import { compileMatch } from "../../plugins/match.js";
import { kindsOf, partners } from "../../plugins/validate/index.js";
import type { Detector } from "../detector.js";
import { addWindows } from "./add-windows.js";
import { resultName } from "./result-name.js";

export interface DerivedHists extends HistsAvailable {
  /** How additional histograms and stacks are made. */
  readonly sources: ReadonlyMap<string, PlannedSource>;
  /** Members of stacks, which the stack stands for. */
  readonly members: readonly string[];
  readonly unmatched: readonly { readonly hook: string; readonly rule: string }[];
}

/** Stage 5: additional histograms, windows and stacks, from histsInFile to histsAvailable. Decides; contents come later. */
export function deriveHists({ histsInFile }: HistsInFile, detector: Detector): DerivedHists {
  const available = new Map(histsInFile);
  const sources = new Map<string, PlannedSource>();
  const unmatched: { hook: string; rule: string }[] = [];
  addAdditional(available, sources, detector, unmatched);
  addWindows(available, sources, detector, unmatched);
  const members = addStacks(available, sources, detector, unmatched);
  const names = [...available.keys()].sort();
  return {
    histsAvailable: new Map(names.flatMap((name) => entryOf(available, name))),
    sources,
    members,
    unmatched,
  };
}

type Unmatched = { hook: string; rule: string }[];

function addAdditional(
  available: Map<string, HistogramInfo>,
  sources: Map<string, PlannedSource>,
  detector: Detector,
  unmatched: Unmatched,
): void {
  for (const [index, rule] of detector.additional.entries()) {
    const id = typeof rule.name === "string" ? rule.name : `#${index + 1}`;
    // The names as they were: what a rule makes is not a source of the same rule.
    const from = sourcesOf(rule, id, [...available.values()], detector);
    if (from.length === 0) unmatched.push({ hook: "additionalHistograms", rule: id });
    for (const source of from) {
      const { name: given } = rule;
      const nameOf = typeof given === "function" ? given : () => given;
      const name = resultName(nameOf, { hook: "additionalHistograms", step: id }, source, available, detector);
      if (name === undefined) continue;
      available.set(name, { name, kind: rule.makes, className: "", title: rule.title ?? name, from: "additional" });
      const step = { hook: "additionalHistograms", index, id } as const;
      const window = rule.window === undefined || rule.window === "run" ? {} : { window: rule.window };
      sources.set(name, { name, make: "derive", from: source, step, reads: rule.reads ?? [], ...window });
    }
  }
}

/** Names that the rule starts from, of the kind that it wants. */
function sourcesOf(
  { from, kind }: AdditionalHistogram,
  id: string,
  infos: readonly HistogramInfo[],
  { caller, failed, run }: Detector,
): readonly string[] {
  // A text here is one name: no wildcard, so a function compares it.
  const site = { step: { hook: "additionalHistograms", step: id }, caller, failed } as const;
  const matches = compileMatch(typeof from === "string" ? (info) => info.name === from : from, site);
  const kinds = kindsOf(kind);
  return infos.filter((info) => kinds.includes(info.kind) && matches(info, run)).map(({ name }) => name);
}

/** WARTs 34 and 35: the partner of the full name; both leave the list, the stack stands under the first one's name. */
function addStacks(
  available: Map<string, HistogramInfo>,
  sources: Map<string, PlannedSource>,
  detector: Detector,
  unmatched: Unmatched,
): readonly string[] {
  const members = new Set<string>();
  for (const { id, spec, matches } of detector.stacks) {
    let made = 0;
    for (const info of [...available.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (members.has(info.name) || info.from === "stack" || !matches(info, detector.run)) continue;
      const step = { hook: "stacks", step: id, hist: info.name } as const;
      const outcome = detector.caller.call(step, [], () => spec.with(info.name), partners);
      if (!outcome.ok) {
        detector.failed(outcome.failure);
        continue;
      }
      const all = [info.name, ...outcome.value];
      if (!all.every((name) => isFree(available.get(name), members))) continue;
      for (const name of all) members.add(name);
      sources.set(info.name, { name: info.name, make: "stack", members: all });
      made++;
    }
    if (made === 0) unmatched.push({ hook: "stacks", rule: id });
  }
  for (const name of members) {
    const info = available.get(name);
    if (sources.get(name)?.make !== "stack") available.delete(name);
    else if (info !== undefined) available.set(name, { ...info, kind: "stack", className: "THStack", from: "stack" });
  }
  return [...members].sort();
}

/** Only 1-D and 2-D histograms go into a stack, each into one at most. */
function isFree(info: HistogramInfo | undefined, members: ReadonlySet<string>): boolean {
  return info !== undefined && !members.has(info.name) && (info.kind === "h1" || info.kind === "h2");
}

function entryOf(available: ReadonlyMap<string, HistogramInfo>, name: string): [string, HistogramInfo][] {
  const info = available.get(name);
  return info === undefined ? [] : [[name, info]];
}
