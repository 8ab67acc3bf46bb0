import type { HookFailureReport } from "../model/report.js";

/** Failures as they come. */
export interface FailureList {
  readonly add: (failure: HookFailureReport) => void;
  /** Those since the last call. */
  readonly take: () => readonly HookFailureReport[];
}

export function createFailureList(): FailureList {
  let list: HookFailureReport[] = [];
  return {
    add: (failure) => {
      list.push(failure);
    },
    take: () => {
      const taken = list;
      list = [];
      return taken;
    },
  };
}
