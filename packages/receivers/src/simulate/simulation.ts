import type { AliInfo, AnyObject } from "@overwatch/core/root";
import { Book } from "./book.js";
import { modelOf, requireFaults } from "./detectors/index.js";
import { type Fault, minutesOf } from "./fault.js";
import { createRandom } from "./random.js";

/** What a simulated detector does. */
export interface SimulationOptions {
  /** Any code; EMC, TPC and HLT have histograms of their own, others get three. */
  readonly subsystem: string;
  /** The first run; default 300100. */
  readonly run?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Mean number of collisions in a minute; default 1500. */
  readonly eventsPerMinute?: number;
  /** Length of a run, minutes; default: the first run never ends. */
  readonly runMinutes?: number;
  /** Minutes between two runs, in which run 0 is told; default 1. */
  readonly pauseMinutes?: number;
  readonly faults?: readonly Fault[];
  /** One letter; default "C". */
  readonly hltMode?: string;
}

/** A detector in a minute of its life. Nothing here knows a clock: time goes on by `advance`. */
export interface Simulation {
  readonly subsystem: string;
  /** Run 0 between runs. */
  readonly info: () => AliInfo;
  /** Minute of the run, from 1; 0 before the first and between runs. */
  readonly minute: () => number;
  /** All histograms, in order of names; those of the run that ended are gone. */
  readonly objects: () => readonly { readonly name: string; readonly object: AnyObject }[];
  /** Whether a fault of the way, not of the detector, is there in this minute. */
  readonly has: (fault: "silence" | "corruptFrame") => boolean;
  /** Takes the next minute's data. */
  readonly advance: () => void;
  /** Forgets what was counted, as a merger does after a request with the reset option. */
  readonly forget: () => void;
}

const defaults = { run: 300_100, seed: 1, eventsPerMinute: 1500, runMinutes: Infinity, pauseMinutes: 1 };

/**
 * A detector from a seed: the same options give the same histograms, minute by minute.
 * Throws `FAULT_INVALID` for a fault that this detector does not show.
 */
export function createSimulation(options: SimulationOptions): Simulation {
  const { run, seed, eventsPerMinute, runMinutes, pauseMinutes } = { ...defaults, ...options };
  const { subsystem, faults = [], hltMode = "C" } = options;
  requireFaults(subsystem, faults);
  const model = modelOf(subsystem);
  const book = new Book();
  const code = [...subsystem].reduce((sum, letter) => sum * 37 + letter.charCodeAt(0), 0);
  let passed = 0;

  const place = () => {
    const cycle = runMinutes + pauseMinutes;
    const index = runMinutes === Infinity ? 0 : Math.floor((passed - 1) / cycle);
    const minute = passed === 0 ? 0 : passed - (index === 0 ? 0 : index * cycle);
    return minute > runMinutes || minute === 0 ? { run: 0, minute: 0 } : { run: run + index, minute };
  };

  return {
    subsystem,
    info: () => ({ run: place().run, hltMode, beamType: "p-p" }),
    minute: () => place().minute,
    objects: () => book.objects(),
    has: (fault) => minutesOf(fault, faults, place().minute) > 0,
    advance: () => {
      passed++;
      const { run: number, minute } = place();
      const begins = minute <= 1;
      const forgets = faults.some(({ kind, fromMinute }) => kind === "reset" && fromMinute === minute);
      if (begins || forgets) book.clear();
      if (minute === 0) return;
      const random = createRandom(seed, number, code, minute);
      model(book, { minute, events: Math.max(1, random.poisson(eventsPerMinute)), random, faults });
    },
    forget: () => book.clear(),
  };
}
