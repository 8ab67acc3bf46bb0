import { faultInvalid } from "../errors/catalogue.js";

/** What can go wrong in a simulated detector, and what that looks like. */
export const faultKinds = {
  hotChannel: "one channel counts far too much",
  deadRegion: "a part of the detector counts nothing",
  drift: "what is measured moves away, minute by minute",
  silence: "the merger does not answer",
  corruptFrame: "one object of each answer is damaged on the way",
  reset: "all counters begin anew once",
} as const;

/** The name of a fault. */
export type FaultKind = keyof typeof faultKinds;

/** A fault of a simulated detector. */
export interface Fault {
  readonly kind: FaultKind;
  /** First minute of the run in which it is there, from 1. */
  readonly fromMinute: number;
  /** Last minute, inclusive; absent: to the end of the run. */
  readonly toMinute?: number;
}

/** Reads `hotChannel`, `hotChannel@3` (from the third minute on) or `hotChannel@3-5`. Throws `FAULT_INVALID`. */
export function parseFault(text: string): Fault {
  const [, kind = "", from = "1", to] = /^(\w+)(?:@([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?)?$/.exec(text) ?? [];
  if (!Object.hasOwn(faultKinds, kind) || (to !== undefined && Number(to) < Number(from))) {
    throw faultInvalid(text, Object.keys(faultKinds));
  }
  return {
    kind: kind as FaultKind,
    fromMinute: Number(from),
    ...(to === undefined ? {} : { toMinute: Number(to) }),
  };
}

/** Whether a fault is there in a minute of a run, and since how many minutes, from 1. */
export function isActive({ fromMinute, toMinute = Infinity }: Fault, minute: number): boolean {
  return minute >= fromMinute && minute <= toMinute;
}

/** Minutes since the first active fault of a kind, from 1; 0 while there is none. */
export function minutesOf(kind: FaultKind, faults: readonly Fault[], minute: number): number {
  const active = faults.filter((fault) => fault.kind === kind && isActive(fault, minute));
  return active.reduce((longest, { fromMinute }) => Math.max(longest, minute - fromMinute + 1), 0);
}
