import type { Numbers } from "@overwatch/root/hist";
import type { z } from "zod";
import type { Canvas } from "../model/canvas.js";
import type { Configure } from "../model/configure.js";
import type { InputByKind, InputKind } from "../model/hists.js";
import type { AlarmResult, Quality } from "../model/quality.js";
import type { Trend } from "../model/trend.js";

/** What an alarm may judge, by the word in `judges`. */
export interface AlarmSubjects extends InputByKind {
  trend: Trend;
  /** The worst flag of each histogram; missing ones are "null". */
  group: ReadonlyMap<string, Quality>;
  subsystem: {
    readonly groups: ReadonlyMap<string, Quality>;
    readonly failures: number;
    readonly nEvents: number | undefined;
    /** Times of its files, Unix seconds; "none for ten minutes" is the service's to say. */
    readonly files: readonly number[];
    /** Names of the histograms that are shown. */
    readonly hists: readonly string[];
  };
  alarms: ReadonlyMap<string, AlarmResult>;
}
/** The words by which an alarm says what it judges. */
export type AlarmSubject = keyof AlarmSubjects;

/** Everything that an alarm is given. */
export interface Given<C, J extends AlarmSubject> {
  /** The histogram as shown, or the trend up to now, or what else the alarm judges. */
  readonly hist: AlarmSubjects[J];
  readonly canvas: Canvas;
  readonly config: C;
  /** Of a trend: the values before the newest one, oldest first, at most `lookBack`. Else empty. */
  readonly previousValues: Numbers;
  /** Of a trend: the newest value. */
  readonly value: J extends "trend" ? number : undefined;
  readonly reference: J extends InputKind ? AlarmSubjects[J] | undefined : undefined;
}

/** Judges one subject, without state: everything it needs comes in. */
export type Alarm<C, J extends AlarmSubject = AlarmSubject> = (given: Given<C, J>) => AlarmResult;

/** What `defineAlarm` takes: a check with the schema of its configuration. */
export interface AlarmDefinition<S extends z.ZodType, J extends AlarmSubject> {
  readonly name: string;
  readonly judges: J;
  readonly config: S;
  readonly check: Alarm<z.output<S>, J>;
  /** How many previous values it wants. Default 100. */
  readonly lookBack?: number;
  /**
   * Probability (0 to 1, or an upper limit of it) that it is raised once where nothing is wrong, when its statistics
   * say so. Without it the rate of false alarms counts as unknown.
   */
  readonly falseAlarms?: (config: z.output<S>) => number;
}

/** An alarm with its checked configuration inside: what `between({ min, max })` returns. */
export interface AlarmOf<J extends AlarmSubject> {
  readonly $type: "@overwatch/alarm";
  readonly name: string;
  readonly judges: J;
  readonly lookBack: number;
  readonly config: unknown;
  /** Probability of being raised once where nothing is wrong; absent when it is not known. */
  readonly falseAlarms?: number;
  /** Checks and takes the configuration of the deployment's file. */
  readonly rebind: (config: unknown) => this;
  /** The check with the configuration put in. */
  readonly judge: (given: Omit<Given<unknown, J>, "config">) => AlarmResult;
}
/** An alarm with its configuration, whatever it judges. */
export type BoundAlarm = { [J in AlarmSubject]: AlarmOf<J> }[AlarmSubject];

/** What `defineAlarm` returns: call it with a configuration to use it in a plug-in. */
export type AlarmFactory<S extends z.ZodType = z.ZodType, J extends AlarmSubject = AlarmSubject> = Configure<
  S,
  AlarmOf<J>
> & { readonly alarm: AlarmDefinition<S, J> };
