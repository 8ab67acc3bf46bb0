import type { AnyHistogram, Histogram, Stack } from "@overwatch/root/hist";
import type { ObjectProblem } from "../../model/report.js";
import type { PlannedSource, RunPlan } from "../../model/run-plan.js";
import type { MovingWindow } from "../../model/window.js";
import { createProcessContext, type ProcessContextParts } from "../../plugins/context.js";
import { histogramOf } from "../../plugins/validate/index.js";
import type { Detector } from "../detector.js";
import type { HistogramSource } from "../work.js";
import { bareContainer } from "./bare-container.js";

/** What every hook of one file is given. */
export type FileContext = Pick<ProcessContextParts, "run" | "options" | "settings" | "nEvents" | "time" | "slice">;

/** The contents of one file by name, before processing: each is read, derived or stacked once. */
export interface Contents {
  /** undefined when it cannot be had; why is in the problems or failures. */
  readonly get: (name: string) => Promise<AnyHistogram | undefined>;
  /** Reads what nobody asked for, and forgets it: a damaged object is told although nothing is made of it. */
  readonly readRest: () => Promise<void>;
  /** Damaged objects that were met. */
  readonly problems: () => readonly ObjectProblem[];
  /** Wall time spent reading, seconds. */
  readonly seconds: () => number;
}

export interface ContentsParts {
  readonly source: HistogramSource;
  readonly plan: RunPlan;
  readonly detector: Detector;
  readonly context: FileContext;
  /** The part of the run that these contents are; absent: all of it. */
  readonly window?: MovingWindow;
  /** The contents of a part that ends with the same file. */
  readonly inWindow: (window: MovingWindow) => Promise<Contents>;
}

export function createContents({ source, plan, detector, context, window, inWindow }: ContentsParts): Contents {
  const known = new Map<string, Promise<AnyHistogram | undefined>>();
  const inFile = new Map<string, Promise<AnyHistogram | undefined>>();
  const names = new Set(source.infos.map(({ name }) => name));
  const problems: ObjectProblem[] = [];
  let milliseconds = 0;

  /** As stored, also when a stack stands under the name. */
  function read(name: string): Promise<AnyHistogram | undefined> {
    if (!names.has(name)) return Promise.resolve(undefined);
    return remember(inFile, name, async () => {
      const from = performance.now();
      const found = await source.read(name);
      milliseconds += performance.now() - from;
      if ("kind" in found) return found;
      problems.push(found);
      return undefined;
    });
  }

  function get(name: string): Promise<AnyHistogram | undefined> {
    return remember(known, name, async () => {
      const planned = plan.sources.get(name);
      if (planned === undefined) return read(name);
      if (planned.make === "stack") return stack(planned.name, planned.members);
      if (planned.window !== undefined && !isSameWindow(planned.window, window)) {
        return (await inWindow(planned.window)).get(name);
      }
      return planned.make === "window" ? part(planned) : derive(planned);
    });
  }

  /** A source of a derivation is never a stack: rules start from what the file has or an earlier rule made. */
  function raw(name: string): Promise<AnyHistogram | undefined> {
    const make = plan.sources.get(name)?.make;
    return make === "derive" || make === "window" ? get(name) : read(name);
  }

  async function part({ name, from }: PlannedSource & { make: "window" }): Promise<AnyHistogram | undefined> {
    const hist = await raw(from.name);
    return hist && Object.assign({}, hist, { name });
  }

  /** WART 13: a stack with a member that cannot be read is left out like any other histogram. */
  async function stack(name: string, members: readonly string[]): Promise<Stack | undefined> {
    const hists: (Histogram<1> | Histogram<2>)[] = [];
    for (const member of members) {
      const hist = await raw(member);
      if (hist?.kind !== "h1" && hist?.kind !== "h2") return undefined;
      hists.push(hist);
    }
    return { kind: "stack", name, title: name, members: hists };
  }

  async function derive(planned: PlannedSource & { make: "derive" }): Promise<AnyHistogram | undefined> {
    const rule = detector.additional[planned.step.index];
    const info = plan.histsAvailable.get(planned.name);
    const hist = await raw(planned.from);
    if (rule === undefined || info === undefined || hist === undefined) return undefined;
    const others = new Map<string, AnyHistogram>();
    for (const name of planned.reads) {
      const other = await raw(name);
      if (other !== undefined) others.set(name, other);
    }
    const ctx = createProcessContext({
      ...context,
      container: plan.hists.get(planned.name) ?? bareContainer(info),
      others,
      reads: planned.reads,
    });
    const outcome = detector.caller.call(
      { hook: "additionalHistograms", step: planned.step.id, hist: planned.name },
      [hist, ...others.values(), context.options, context.settings],
      // The plan compared the kind of the source with the rule's: it is what this rule takes. One signature in place of
      // one for each pair of kinds, which are more than the compiler compares.
      () => (rule.derive as (source: unknown, context: unknown) => unknown)(hist, ctx),
      histogramOf(rule.makes),
    );
    if (!outcome.ok) {
      detector.failed(outcome.failure);
      return undefined;
    }
    // Spread over all kinds is more than the compiler does; the two fields are those of every kind.
    return Object.assign({}, outcome.value, { name: planned.name, title: rule.title ?? outcome.value.title });
  }

  async function readRest(): Promise<void> {
    for (const name of names) {
      if (inFile.has(name)) continue;
      await read(name);
      inFile.delete(name);
    }
  }

  return { get, readRest, problems: () => problems, seconds: () => milliseconds / 1000 };
}

/** Windows are data: equal ones are the same. */
export function isSameWindow(a: MovingWindow | undefined, b: MovingWindow | undefined): boolean {
  return windowKey(a) === windowKey(b);
}

/** Names a window. */
export function windowKey(window: MovingWindow | undefined): string {
  return typeof window === "object" ? `${window.minutes} minutes` : (window ?? "run");
}

function remember<T>(cache: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const cached = cache.get(name);
  if (cached !== undefined) return cached;
  const made = make();
  cache.set(name, made);
  return made;
}
