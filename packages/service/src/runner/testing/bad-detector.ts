/** Sources of plug-ins for tests, in plain JavaScript as an author without the SDK would write them. */

/** Histograms of testdata/root/goldens/directories.root. */
export const names: readonly string[] = [
  "EMC/SM0/cycles",
  "EMC/SM0/deep/inC",
  "EMC/SM0/deep/top",
  "EMC/SM0/inB",
  "EMC/inA",
  "top",
  "μ-π ä/Δφ (°)",
];

export type Hook = "additionalHistograms" | "histogramOptions" | "histogramGroups" | "processors" | "trends" | "alarms";
/** Hooks that run code here. */
export const all: readonly Hook[] = [
  "additionalHistograms",
  "histogramOptions",
  "histogramGroups",
  "processors",
  "trends",
  "alarms",
];

/** Something that steps do and should not. */
export interface Misdeed {
  readonly id: string;
  /** What the code of the step does with `hist`. */
  readonly does: string;
  readonly code: string;
  readonly hooks: readonly Hook[];
}

/** Source of a plug-in with good steps and, before them in each hook, those of `hooks`. */
export function detector(hooks: Record<string, string> = {}, top = ""): string {
  const bad = (hook: string) => (hooks[hook] ? `${hooks[hook]},` : "");
  return `
    ${top}
    const safeParse = (data) => ({ success: true, data });
    const trend = (process) => ({ $type: "@overwatch/trender", name: "t", kind: "any", config: {}, process,
      rebind() { return this; }, initialize: (about) => about, present: () => ({}), cleanup: () => {} });
    const alarm = (judge) => ({ $type: "@overwatch/alarm", name: "a", judges: "any", lookBack: 1, config: {}, judge,
      rebind() { return this; } });
    export default { $type: "@overwatch/detector", api: "1.0.0", subsystem: "EMC", title: "E",
      options: { safeParse }, settings: { safeParse }, eventCounter: undefined,
      hooks: {
        additionalHistograms: [${bad("additionalHistograms")}],
        histogramOptions: [${bad("histogramOptions")}],
        histogramGroups: [${bad("histogramGroups")} { name: "all", match: "*" }],
        processors: [${bad("processors")} { kind: "any", id: "good", match: "*",
          run: (hist) => ({ information: { entries: hist.entries } }) }],
        trends: [${bad("trends")} { id: "good", title: "", hist: "top", use: trend((hist) => ({ value: hist.entries })) }],
        alarms: [${bad("alarms")} { id: "good", on: { hists: "top" },
          use: alarm(({ hist }) => ({ flag: hist.entries > 0 ? "medium" : "good", message: "m" })) }],
      } };`;
}

/** Source of a step in each hook of a misdeed. A failed step ends the chain of its histogram, so each has its own. */
function steps({ id, does, hooks }: Misdeed, victim: string): Partial<Record<Hook, string>> {
  const source: Record<Hook, string> = {
    additionalHistograms: `{ name: "${id}", kind: "any", makes: "h1", from: "${victim}", derive: (hist) => { ${does} } }`,
    histogramOptions: `{ match: "${victim}", prettyName: (name, hist) => { ${does} } }`,
    histogramGroups: `{ name: "${id}", match: (hist) => { if (hist.name === "${victim}") { ${does} } return false; } }`,
    processors: `{ kind: "any", id: "${id}", match: "${victim}", order: "post", run: (hist) => { ${does} } }`,
    trends: `{ id: "${id}", title: "", hist: "top", use: trend((hist) => { ${does} }) }`,
    alarms: `{ id: "${id}", on: { hists: "top" }, use: alarm(({ hist }) => { ${does} }) }`,
  };
  return Object.fromEntries(hooks.map((hook) => [hook, source[hook]]));
}

/** A plug-in with these misdeeds beside its good steps. */
export function badDetector(...misdeeds: Misdeed[]): string {
  const bad = misdeeds.map((misdeed, i) => steps(misdeed, names[i] ?? ""));
  return detector(Object.fromEntries(all.map((hook) => [hook, bad.flatMap((rows) => rows[hook] ?? []).join(",")])));
}

/** Steps that do not return. */
export const looping = (...hooks: Hook[]): Misdeed => ({ id: "bad", does: "for (;;);", code: "HOOK_TIMEOUT", hooks });
