import type { HistogramContainer, HistogramReport, InputByKind, InputKind, SubsystemResult } from "@overwatch/core";
import type { AnyHistogram } from "@overwatch/core/hist";
import { benchHistKind, benchHistMissing } from "../../errors/catalogue.js";
import type { Bench } from "./bench.js";

/** What the pipeline gave, in the words of a test. `counter` is the bench's own histogram and left out. */
export function readResult<Id extends string>(
  { report, processed }: SubsystemResult,
  steps: Bench["steps"],
  counter: string,
): Bench<Id> {
  const groups = report.groups
    .map(({ name, hists }) => [name, hists.filter((hist) => hist !== counter)] as const)
    .filter(([, hists]) => hists.length > 0);
  const containers = new Map(
    report.hists.flatMap((found) => {
      const hist = processed.get(found.name);
      return hist === undefined || found.name === counter ? [] : [[found.name, containerOf(found, hist)] as const];
    }),
  );

  function containerOf(found: HistogramReport, hist: AnyHistogram): HistogramContainer<AnyHistogram> {
    const { name } = found;
    const trends = report.trends.filter((trend) => trend.hist === name).map(({ id }) => id);
    return {
      name,
      kind: hist.kind,
      className: found.class,
      title: hist.title,
      from: hist.kind === "stack" ? "stack" : "file",
      hist,
      prettyName: found.prettyName,
      group: found.group,
      canvas: found.canvas,
      information: found.information,
      processorIds: steps.get(name) ?? [],
      trendIds: trends,
      alarmIds: report.alarms.filter(({ on }) => on === name || trends.includes(on)).map(({ id }) => id),
    };
  }

  return {
    groups: new Map(groups),
    hists: groups.flatMap(([, hists]) => hists).filter((name) => containers.has(name)),
    trends: report.trends,
    alarms: report.alarms,
    steps: new Map([...steps].filter(([name]) => name !== counter)),
    hist: <K extends InputKind>(name: string, kind?: K) => {
      const container = containers.get(name);
      if (container === undefined) throw benchHistMissing(name, [...containers.keys()]);
      if (!isOfKind(container.hist, kind ?? "any")) throw benchHistKind(name, kind ?? "any", container.kind);
      // The kind was compared: that is the histogram's type.
      return container as HistogramContainer<InputByKind[K]>;
    },
    trend: (id) => report.trends.find((trend) => trend.id === id)?.points ?? [],
    alarm: (id) => report.alarms.filter((alarm) => alarm.id === id),
    quality: report.quality,
    failures: report.failures,
    unmatched: report.unmatched.map(({ hook, rule }) => `${hook}: ${rule}`),
  };
}

function isOfKind({ kind }: AnyHistogram, wanted: InputKind): boolean {
  if (wanted === "any") return true;
  return wanted === "binned" ? ["h1", "h2", "h3"].includes(kind) : kind === wanted;
}
