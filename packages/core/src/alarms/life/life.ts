import type { Quality } from "../../model/quality.js";

/** How an alarm on one subject is known over time, beyond single files and runs. */
export interface AlarmLife {
  readonly subsystem: string;
  /** Id of the alarm, and what it judges. */
  readonly alarm: string;
  readonly on: string;
  readonly raised: boolean;
  /** The flag while it is raised, else that of the newest file. */
  readonly flag: Quality;
  readonly message: string;
  /** Of the file with which the present state began, Unix seconds, and its run. */
  readonly since: number;
  readonly run: number;
  /** Known flags of the last files, oldest first: as many as the rules look at. */
  readonly last: readonly Quality[];
  /** The newest file that was looked at. */
  readonly seen: { readonly run: number; readonly time: number };
  readonly notify?: readonly string[];
  readonly help?: string;
  /** The flag that people were told last, and when (Unix seconds); absent when there is nothing that they believe is wrong. */
  readonly told?: { readonly flag: Quality; readonly at: number };
  /** Who knows about it; until it is cleared. */
  readonly acknowledged?: { readonly who: string; readonly at: number; readonly comment: string };
}

/** When an alarm is raised, cleared and told again. */
export interface LifeRules {
  /** Raised when `n` of the last `of` known flags are not good. */
  readonly raiseAfter: { readonly n: number; readonly of: number };
  /** Cleared when `n` of the last `of` known flags are good. */
  readonly clearAfter: { readonly n: number; readonly of: number };
  /** Seconds until a raised alarm is told again; 0: never. */
  readonly repeatAfter: number;
}

/** What an alarm said at one file. */
export interface Sighting {
  readonly subsystem: string;
  readonly alarm: string;
  readonly on: string;
  readonly run: number;
  /** Of the file, Unix seconds. */
  readonly time: number;
  readonly flag: Quality;
  readonly message: string;
  readonly notify?: readonly string[];
  readonly help?: string;
}

/** What a step of a life was. */
export type LifeChange = "raised" | "cleared" | undefined;

/**
 * One file further. Unknown flags change nothing; a file that is older than the last one is not looked at, and the same
 * file again takes the place of what was known of it.
 */
export function liveOn(
  life: AlarmLife | undefined,
  sighting: Sighting,
  { raiseAfter, clearAfter }: LifeRules,
): { readonly life: AlarmLife | undefined; readonly change: LifeChange } {
  const { subsystem, alarm, on, run, time, flag, message, notify, help } = sighting;
  const order = life === undefined ? 1 : run - life.seen.run || time - life.seen.time;
  if (order < 0 || flag === "null") return { life, change: undefined };
  const isBad = flag === "medium" || flag === "bad";
  if (life === undefined && !isBad) return { life, change: undefined };
  const before = order === 0 ? (life?.last.slice(0, -1) ?? []) : (life?.last ?? []);
  const last = [...before, flag].slice(-Math.max(raiseAfter.of, clearAfter.of));
  const bad = last.slice(-raiseAfter.of).filter((each) => each !== "good").length;
  const good = last.slice(-clearAfter.of).filter((each) => each === "good").length;
  const was = life?.raised ?? false;
  const raised = was ? good < clearAfter.n : isBad && bad >= raiseAfter.n;
  const change = raised === was ? undefined : raised ? "raised" : "cleared";
  const { acknowledged, ...rest } = life ?? {};
  const begins = life === undefined || change !== undefined;
  return {
    change,
    life: {
      ...rest,
      subsystem,
      alarm,
      on,
      raised,
      // While it waits to be cleared, a good file does not make it look good.
      flag: raised && !isBad ? (life?.flag ?? flag) : flag,
      message: raised && !isBad ? (life?.message ?? message) : message,
      since: begins ? time : life.since,
      run: begins ? run : life.run,
      last,
      seen: { run, time },
      ...(notify === undefined ? {} : { notify }),
      ...(help === undefined ? {} : { help }),
      ...(acknowledged !== undefined && change === undefined ? { acknowledged } : {}),
    },
  };
}
