import type { HistogramContainer } from "../model/hists.js";
import type { Note } from "../model/report.js";
import type { RunPlan } from "../model/run-plan.js";
import type { MovingWindow, WindowReport } from "../model/window.js";
import type { TrendSpec } from "../plugins/contract.js";
import type { Detector } from "./detector.js";
import { countEvents, usableEvents } from "./stages/count-events.js";
import { type ProcessedHist, processHist } from "./stages/process-hist.js";
import { type Contents, createContents, type FileContext, isSameWindow, windowKey } from "./stages/read-contents.js";
import type { WindowSource } from "./window-source.js";

/** The moving windows of one state: each is opened when somebody looks into it. */
export interface WindowContents {
  readonly of: (window: MovingWindow) => Promise<Contents>;
  /** A histogram as it is in a window, processed with the number of events in it. */
  readonly process: (planned: HistogramContainer, window: MovingWindow) => Promise<WindowedHist>;
  /** Those that were looked into, in order of their names, and what could not be made of them. */
  readonly seen: (trends: readonly TrendSpec[]) => {
    readonly windows: readonly WindowReport[];
    readonly notes: readonly Note[];
  };
}

/** A histogram of a window; undefined when it cannot be had. */
export interface WindowedHist {
  readonly processed: ProcessedHist | undefined;
  readonly context: FileContext;
}

export interface WindowContentsParts {
  readonly plan: RunPlan;
  readonly detector: Detector;
  /** Of the state that the windows are parts of. */
  readonly context: FileContext;
  readonly open: (window: MovingWindow) => Promise<WindowSource>;
}

interface Opened {
  readonly window: MovingWindow;
  readonly source: WindowSource;
  readonly contents: Contents;
  readonly context: FileContext;
}

export function createWindowContents({ plan, detector, context, open }: WindowContentsParts): WindowContents {
  const known = new Map<string, Promise<Opened>>();
  const opened: Opened[] = [];
  const of = async (window: MovingWindow) => (await look(window)).contents;

  function look(window: MovingWindow): Promise<Opened> {
    const key = windowKey(window);
    const made = known.get(key) ?? openOne(window);
    known.set(key, made);
    return made;
  }

  async function openOne(window: MovingWindow): Promise<Opened> {
    const source = await open(window);
    const inside = { ...context, nEvents: usableEvents(await countEvents(source, detector)) };
    const contents = createContents({ source, plan, detector, context: inside, window, inWindow: of });
    const one = { window, source, contents, context: inside };
    opened.push(one);
    return one;
  }

  return {
    of,
    process: async (planned, window) => {
      const { source, contents, context: inside } = await look(window);
      const processed = await processHist(planned, contents, detector, inside);
      return { processed: processed && withSpan(processed, source, window), context: inside };
    },
    seen: (trends) => {
      const sorted = opened.toSorted((a, b) => (windowKey(a.window) < windowKey(b.window) ? -1 : 1));
      return {
        windows: sorted.map((one) => windowReport(one, plan, trends)),
        notes: sorted.flatMap((one) => notesOf(one, context.time)),
      };
    },
  };
}

/** The window that a histogram shows; undefined: it shows all of the state. */
export function windowOf({ sources }: RunPlan, name: string): MovingWindow | undefined {
  const source = sources.get(name);
  return source === undefined || source.make === "stack" ? undefined : source.window;
}

/** Says with the histogram how much of the window there is. */
function withSpan(
  { container, ended }: ProcessedHist,
  { available }: WindowSource,
  window: MovingWindow,
): ProcessedHist {
  const minutes = Math.round((available.to - available.from) / 6) / 10;
  const asked = window === "interval" ? "since the file before" : `${window.minutes} asked for`;
  return {
    container: { ...container, information: { Minutes: `${minutes}, ${asked}`, ...container.information } },
    ended,
  };
}

function windowReport({ window, source }: Opened, plan: RunPlan, trends: readonly TrendSpec[]): WindowReport {
  const { available, minus, segments } = source;
  return {
    window,
    available,
    ...(minus !== undefined && { minus }),
    segments,
    hists: [...plan.hists.keys()].filter((name) => isSameWindow(windowOf(plan, name), window)),
    trends: trends.filter((trend) => isSameWindow(spanOf(trend), window)).map(({ id }) => id),
  };
}

function spanOf({ window = "run" }: TrendSpec): MovingWindow | undefined {
  return window === "run" ? undefined : window;
}

function notesOf({ window, contents }: Opened, time: number): readonly Note[] {
  return contents.problems().map(
    ({ path, reason }): Note => ({
      code: "WINDOW_SKIPPED",
      message: `${path} in the window of ${window === "interval" ? "one file" : windowKey(window)} was left out: ${reason}`,
      time,
      hist: path,
    }),
  );
}
